import type { Week as PlainWeek } from '../../app/model/agent';
import { weekdays, type Span, type Week } from '../calls/calendarCalls';

type PlainSpan = PlainWeek['spans'][number];

/** Hours as a list of spans, by weekday. Midnight at the end of a day is 24:00 to people and 00:00 to routing. */
export function weekOf(spans: readonly PlainSpan[]): Week {
  const week: Record<string, Span[]> = {};
  for (const { day, from, to } of spans) {
    (week[day] ??= []).push({ from, to: to === '00:00' ? '24:00' : to });
  }
  return week as Week;
}

/** Hours by weekday, as a list of spans from Monday on. */
export function plainOf(week: Week): PlainSpan[] {
  return weekdays.flatMap((day) => (week[day] ?? []).map(({ from, to }) => ({ day, from: from.slice(0, 5), to: to === '24:00' ? '00:00' : to.slice(0, 5) })));
}
