import { expect, it } from 'vitest';
import { aConversation } from './samples';
import { emptyList, steady } from './steadyOrder';

const a = aConversation({ id: 'a' });
const b = aConversation({ id: 'b' });
const c = aConversation({ id: 'c' });
const ids = (list: ReturnType<typeof steady>) => list.rows.map(({ conversation }) => conversation.id);

it('follows the order while nobody points at it', () => {
  const first = steady(emptyList, [a, b], false);
  expect(ids(steady(first, [c, b, a], false))).toEqual(['c', 'b', 'a']);
});

it('keeps each row in its place while held, and counts who came', () => {
  const first = steady(emptyList, [a, b], false);
  const held = steady(first, [c, b, a], true);
  expect(ids(held)).toEqual(['a', 'b']);
  expect(held.fresh).toEqual(['c']);
});

it('shows new words in a held row, and that one is gone', () => {
  const first = steady(emptyList, [a, b], false);
  const held = steady(first, [{ ...a, unread: 3 }], true);
  expect(held.rows.map(({ conversation, gone }) => [conversation.unread, gone])).toEqual([[3, false], [0, true]]);
});

it('sorts and admits all when let go', () => {
  const held = steady(steady(emptyList, [a, b], false), [c, b, a], true);
  expect(steady(held, [c, b, a], false)).toEqual({ rows: [c, b, a].map((conversation) => ({ conversation, gone: false })), fresh: [] });
});
