import type { BoardClock } from './boardCalls';

export type Urgency = 'onTrack' | 'dueSoon' | 'overdue';

/** A promise is due soon when it was warned about or a quarter of its target is left. */
export function urgencyOf(clock: Pick<BoardClock, 'dueAt' | 'targetSeconds' | 'warned'>, nowSeconds: number): Urgency {
  const left = Date.parse(clock.dueAt) / 1000 - nowSeconds;
  if (left < 0) {
    return 'overdue';
  }
  return clock.warned || left <= clock.targetSeconds / 4 ? 'dueSoon' : 'onTrack';
}

/** Whole seconds since a moment, 0 if it lies ahead or is unknown. */
export function secondsSince(at: string | null, nowSeconds: number): number {
  return at === null ? 0 : Math.max(0, Math.floor(nowSeconds - Date.parse(at) / 1000));
}
