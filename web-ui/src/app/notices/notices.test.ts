import { expect, it } from 'vitest';
import type { NoticeEvent } from '../live/events';
import { withNews, withRead } from './notices';

const notice = (id: string, readAt: string | null = null): NoticeEvent => ({ id, kind: 'warning', conversationId: 'c1', metric: 'FIRST_RESPONSE', dueAt: null, at: '2026-11-22T12:00:00Z', readAt });
const pages = { pages: [{ items: [notice('b'), notice('a', 'then')], next: 'more' }], pageParams: [null] };

it('puts news on top, once', () => {
  const once = withNews(pages, notice('c'));
  expect(once.pages[0]?.items.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect(once.pages[0]?.next).toBe('more');
  expect(withNews(once, notice('c'))).toBe(once);
});

it('marks as read what was unread, and leaves the rest', () => {
  const read = withRead(pages, ['a', 'b', 'unknown'], 'now');
  expect(read.pages[0]?.items.map(({ readAt }) => readAt)).toEqual(['now', 'then']);
});
