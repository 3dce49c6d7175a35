import type { CalendarEdit, Closure, Holiday, Span, SpecialDay } from '../calls/calendarCalls';

type Dated = Pick<CalendarEdit, 'days' | 'closures'>;

/** What came of taking days in: dates that had an entry keep it. */
export interface Merged extends Dated {
  readonly added: number;
  readonly kept: number;
}

const byDate = (a: { readonly date: string }, b: { readonly date: string }) => a.date.localeCompare(b.date);
const sameHours = (a: Span, b: Span) => a.from === b.from && a.to === b.to;

/** Takes days and closures in that are not there yet. */
export function merged(before: Dated, days: readonly SpecialDay[], closures: readonly Closure[]): Merged {
  const dates = new Set(before.days.map(({ date }) => date));
  // Two holidays may fall on one date, and a calendar has each date once.
  const newDays = days.filter(({ date }, index) => !dates.has(date) && days.findIndex((other) => other.date === date) === index);
  const newClosures = closures.filter((one) => !before.closures.some((known) => known.date === one.date && sameHours(known.hours, one.hours)));
  return {
    days: [...before.days, ...newDays].toSorted(byDate),
    closures: [...before.closures, ...newClosures].toSorted(byDate),
    added: newDays.length + newClosures.length,
    kept: days.length - newDays.length + closures.length - newClosures.length,
  };
}

/** Public holidays as days of a calendar: closed, and make-up days (调休) with the hours of a working day. */
export function holidayDays(holidays: readonly Holiday[], makeUpHours: readonly Span[], chinese: boolean): readonly SpecialDay[] {
  return holidays
    .filter(({ makeUp }) => !makeUp || makeUpHours.length > 0)
    .map(({ date, name, nameZh, makeUp }) => ({ date, name: chinese ? nameZh : name, hours: makeUp ? makeUpHours : [] }));
}
