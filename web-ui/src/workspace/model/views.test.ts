import { expect, it } from 'vitest';
import { aConversation } from './samples';
import { MOST_ROWS, placed } from './views';

const mine = { kind: 'mine' } as const;

it('takes in what became mine, replaces it, and lets it go', () => {
  const assigned = aConversation({ id: 'a', revision: 1 });
  const list = placed([], assigned, mine, 'me');
  expect(list).toEqual([assigned]);
  const newer = { ...assigned, revision: 2, unread: 1 };
  expect(placed(list, newer, mine, 'me')).toEqual([newer]);
  expect(placed(list, { ...newer, state: 'resolved' }, mine, 'me')).toEqual([]);
  expect(placed(list, { ...newer, assignee: { id: 'other', name: 'Tom' } }, mine, 'me')).toEqual([]);
  expect(placed(list, { ...newer, removed: true }, mine, 'me')).toEqual([]);
});

it('ignores news that are older than what is known', () => {
  const known = aConversation({ revision: 5 });
  expect(placed([known], { ...known, revision: 4, unread: 9 }, mine, 'me')).toEqual([known]);
});

it('shows all who wait, whoever is looking', () => {
  const waiting = aConversation({ state: 'waiting', assignee: null });
  expect(placed([], waiting, { kind: 'waiting' }, 'me')).toEqual([waiting]);
  expect(placed([], waiting, mine, 'me')).toEqual([]);
});

it('lets the quietest go when a list that is watched for long gets too large', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 0, minute)).toISOString();
  const full = Array.from({ length: MOST_ROWS }, (_one, index) => aConversation({ id: `c${index}`, createdAt: at(index) }));
  const list = placed(full, aConversation({ id: 'new', createdAt: at(9_999) }), { kind: 'all' }, 'me');
  expect(list).toHaveLength(MOST_ROWS);
  expect(list.some(({ id }) => id === 'new')).toBe(true);
  expect(list.some(({ id }) => id === 'c0')).toBe(false);
});
