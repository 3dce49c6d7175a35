import type { ClockView, Conversation } from '../../app/model/conversation';

/** How a promise stands now. Seconds are whole; `used` is 0 (just begun) to 1 (due). */
export type ClockStanding =
  | { readonly kind: 'onTrack' | 'dueSoon'; readonly remaining: number; readonly used: number }
  | { readonly kind: 'overdue'; readonly by: number }
  | { readonly kind: 'paused'; readonly remaining: number | null; readonly used: number }
  | { readonly kind: 'met' | 'missed' | 'cancelled' };

/** From this share of the target on, a promise is due soon; the service warns at the same point. */
export const DUE_SOON_FROM = 0.75;

function usedOf(remaining: number, target: number): number {
  return target <= 0 ? 1 : Math.min(1, Math.max(0, 1 - remaining / target));
}

/** @param nowSeconds the server's time in seconds since 1970 */
export function standingOf(clock: ClockView, nowSeconds: number): ClockStanding {
  const state = clock.state.toLowerCase();
  if (state === 'met' || state === 'cancelled') {
    return { kind: state };
  }
  if (state === 'settled') {
    return { kind: 'missed' };
  }
  if (state === 'paused') {
    const remaining = clock.remainingSecondsWhenPaused;
    return { kind: 'paused', remaining, used: remaining === null ? 0 : usedOf(remaining, clock.targetSeconds) };
  }
  if (clock.dueAt === null) {
    return { kind: 'paused', remaining: null, used: 0 };
  }
  const remaining = Math.ceil(Date.parse(clock.dueAt) / 1000 - nowSeconds);
  if (remaining <= 0) {
    return { kind: 'overdue', by: Math.abs(remaining) };
  }
  const used = usedOf(remaining, clock.targetSeconds);
  return { kind: used >= DUE_SOON_FROM ? 'dueSoon' : 'onTrack', remaining, used };
}

function isRunning(clock: ClockView): boolean {
  const state = clock.state.toLowerCase();
  return (state === 'running' || state === 'breached') && clock.dueAt !== null;
}

/** The promise to look at first: the running one that is due first, else one that is paused. */
export function firstDue(clocks: readonly ClockView[]): ClockView | null {
  const running = clocks.filter(isRunning).toSorted((a, b) => Date.parse(a.dueAt ?? '') - Date.parse(b.dueAt ?? ''));
  return running[0] ?? clocks.find((clock) => clock.state.toLowerCase() === 'paused') ?? null;
}

function dueTime(conversation: Conversation): number {
  const clock = firstDue(conversation.clocks);
  return clock !== null && isRunning(clock) ? Date.parse(clock.dueAt ?? '') : Number.POSITIVE_INFINITY;
}

function unansweredTime(conversation: Conversation): number {
  return conversation.unansweredSince === null ? Number.POSITIVE_INFINITY : Date.parse(conversation.unansweredSince);
}

function difference(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function latestTime(conversation: Conversation): number {
  return Date.parse(conversation.lastEntry?.at ?? conversation.createdAt);
}

/** The conversation whose promise is due before all others; null if none runs. */
export function dueFirstOf(conversations: readonly Conversation[]): string | null {
  const first = conversations
    .filter(({ state }) => state !== 'resolved')
    .reduce<Conversation | null>((best, one) => (best === null || dueTime(one) < dueTime(best) ? one : best), null);
  return first !== null && Number.isFinite(dueTime(first)) ? first.id : null;
}

/** Who waits longest for an answer stands first. */
export function byWaiting(a: Conversation, b: Conversation): number {
  return difference(unansweredTime(a), unansweredTime(b)) || byDue(a, b);
}

/** The latest news stand first. */
export function byLatest(a: Conversation, b: Conversation): number {
  return difference(latestTime(b), latestTime(a)) || difference(a.number, b.number);
}

/** What is due first stands first; then who waits longest for an answer; then the latest news. */
export function byDue(a: Conversation, b: Conversation): number {
  return (
    difference(dueTime(a), dueTime(b)) ||
    difference(unansweredTime(a), unansweredTime(b)) ||
    difference(latestTime(b), latestTime(a)) ||
    difference(a.number, b.number)
  );
}
