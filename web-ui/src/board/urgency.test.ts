import { describe, expect, it } from 'vitest';
import { secondsSince, urgencyOf } from './urgency';

const now = Date.parse('2026-11-22T10:00:00Z') / 1000;
const clock = (dueAt: string, warned = false) => ({ dueAt, targetSeconds: 60, warned });

describe('how urgent a promise is', () => {
  it('turns by what is left of its target', () => {
    expect(urgencyOf(clock('2026-11-22T10:00:40Z'), now)).toBe('onTrack');
    expect(urgencyOf(clock('2026-11-22T10:00:15Z'), now)).toBe('dueSoon');
    expect(urgencyOf(clock('2026-11-22T09:59:59Z'), now)).toBe('overdue');
  });

  it('believes the server that it is time to warn', () => {
    expect(urgencyOf(clock('2026-11-22T10:00:40Z', true), now)).toBe('dueSoon');
  });

  it('never waits a negative time', () => {
    expect(secondsSince('2026-11-22T10:00:05Z', now)).toBe(0);
    expect(secondsSince(null, now)).toBe(0);
    expect(secondsSince('2026-11-22T09:59:00Z', now)).toBe(60);
  });
});
