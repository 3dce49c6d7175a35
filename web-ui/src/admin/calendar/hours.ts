import { weekdays, type Span, type Week, type Weekday } from '../calls/calendarCalls';

export const DAY_MINUTES = 1_440;

/** Reads a time of day as people type it: 9, 930, 9:30, 17.30, 24:00; null if it is none. */
export function readTime(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.：]?(\d{2}))?$/.exec(text.trim());
  if (match === null) {
    return null;
  }
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  if (minute > 59 || hour * 60 + minute > DAY_MINUTES) {
    return null;
  }
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Minutes since midnight of a time such as 09:30; seconds are cut off. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Start and end in minutes from the same midnight: an end that is not after the start lies on the next day. */
export function extent({ from, to }: Span): { readonly start: number; readonly end: number } {
  const start = minutesOf(from);
  const end = minutesOf(to);
  return { start, end: end > start ? end : end + DAY_MINUTES };
}

/** Whether hours go on after midnight; an end at midnight itself does not. */
export function overMidnight(span: Span): boolean {
  return extent(span).end > DAY_MINUTES;
}

export interface Block {
  readonly start: number;
  readonly end: number;
  /** It began on the day before. */
  readonly continued: boolean;
}

/** What is open on each day of the week, Monday first, in minutes; what runs over midnight stands on both days. */
export function blocksOf(week: Week): readonly (readonly Block[])[] {
  return weekdays.map((day, index) => {
    const own = (week[day] ?? []).map(extent);
    const yesterday = week[weekdays[(index + 6) % 7] ?? 'SUNDAY'] ?? [];
    return [
      ...yesterday.filter(overMidnight).map((span) => ({ start: 0, end: extent(span).end - DAY_MINUTES, continued: true })),
      ...own.map(({ start, end }) => ({ start, end: Math.min(end, DAY_MINUTES), continued: false })),
    ].toSorted((a, b) => a.start - b.start);
  });
}

/** The first weekday on which hours overlap, also with what runs on from the day before; null if none do. */
export function overlapIn(week: Week): Weekday | null {
  const found = blocksOf(week).findIndex((blocks) => blocks.some(({ start }, at) => at > 0 && start < (blocks[at - 1]?.end ?? 0)));
  return weekdays[found] ?? null;
}

/** Hours of a week in minutes. */
export function weekMinutes(week: Week): number {
  return blocksOf(week).flat().reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Hours to propose when a day gets one more interval: after the last one, or the usual ones. */
export function nextSpan(spans: readonly Span[]): Span {
  const last = spans.at(-1);
  if (last === undefined) {
    return { from: '09:00', to: '18:00' };
  }
  const end = Math.min(extent(last).end + 60, DAY_MINUTES - 120);
  const text = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return { from: text(end), to: text(Math.min(end + 240, DAY_MINUTES)) };
}
