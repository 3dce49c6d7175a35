import { describe, expect, it } from 'vitest';
import { aClock, aConversation } from './samples';
import { byDue, byLatest, byWaiting, dueFirstOf, firstDue, standingOf } from './clocks';

const noon = Date.parse('2026-11-22T12:00:00Z') / 1000;

describe('a running clock', () => {
  const clock = aClock({ targetSeconds: 60, dueAt: '2026-11-22T12:01:00Z' });

  it.each([
    [0, { kind: 'onTrack', remaining: 60, used: 0 }],
    [44, { kind: 'onTrack', remaining: 16 }],
    [45, { kind: 'dueSoon', remaining: 15, used: 0.75 }],
    [59, { kind: 'dueSoon', remaining: 1 }],
    [60, { kind: 'overdue', by: 0 }],
    [72, { kind: 'overdue', by: 12 }],
  ])('after %i s of 60', (elapsed, standing) => {
    expect(standingOf(clock, noon + elapsed)).toMatchObject(standing);
  });

  it('says overdue by the time, before the breach event has come', () => {
    expect(standingOf({ ...clock, state: 'RUNNING' }, noon + 61).kind).toBe('overdue');
  });
});

it('a paused clock stands still whatever the time', () => {
  const clock = aClock({ state: 'paused', dueAt: null, remainingSecondsWhenPaused: 30, targetSeconds: 120 });
  expect(standingOf(clock, noon)).toEqual({ kind: 'paused', remaining: 30, used: 0.75 });
  expect(standingOf(clock, noon + 9_999)).toEqual(standingOf(clock, noon));
});

it('names the clock that is due first, and a paused one only if none runs', () => {
  const late = aClock({ id: 'late', dueAt: '2026-11-22T13:00:00Z' });
  const soon = aClock({ id: 'soon', metric: 'NEXT_RESPONSE', dueAt: '2026-11-22T12:00:30Z' });
  const paused = aClock({ id: 'paused', state: 'paused', dueAt: null });
  const met = aClock({ id: 'met', state: 'met', dueAt: '2026-11-22T11:00:00Z' });
  expect(firstDue([met, paused, late, soon])?.id).toBe('soon');
  expect(firstDue([met, paused])?.id).toBe('paused');
  expect(firstDue([met])).toBeNull();
});

it('orders what is due first, then the longest unanswered, then the latest', () => {
  const due = aConversation({ id: 'due', clocks: [aClock({ dueAt: '2026-11-22T12:05:00Z' })] });
  const dueSooner = aConversation({ id: 'dueSooner', clocks: [aClock({ dueAt: '2026-11-22T12:01:00Z' })] });
  const unanswered = aConversation({ id: 'unanswered', unansweredSince: '2026-11-22T11:00:00Z' });
  const quiet = aConversation({ id: 'quiet', createdAt: '2026-11-22T11:50:00Z' });
  const older = aConversation({ id: 'older', createdAt: '2026-11-22T10:00:00Z' });
  const order = [older, quiet, unanswered, due, dueSooner].toSorted(byDue).map(({ id }) => id);
  expect(order).toEqual(['dueSooner', 'due', 'unanswered', 'quiet', 'older']);
});

it('knows other orders, and what is due first in each of them', () => {
  const due = aConversation({ id: 'due', createdAt: '2026-11-22T10:00:00Z', clocks: [aClock({ dueAt: '2026-11-22T12:05:00Z' })] });
  const waits = aConversation({ id: 'waits', createdAt: '2026-11-22T09:00:00Z', unansweredSince: '2026-11-22T09:00:00Z' });
  const latest = aConversation({ id: 'latest', createdAt: '2026-11-22T11:59:00Z' });
  const all = [due, waits, latest];
  expect(all.toSorted(byWaiting).map(({ id }) => id)).toEqual(['waits', 'due', 'latest']);
  expect(all.toSorted(byLatest).map(({ id }) => id)).toEqual(['latest', 'due', 'waits']);
  expect(dueFirstOf(all)).toBe('due');
  expect(dueFirstOf([waits, latest])).toBeNull();
});
