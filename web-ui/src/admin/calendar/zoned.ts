/** How far a zone's wall clock is ahead of UTC at a moment, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', era: 'narrow', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(at / 1000) * 1000;
}

/**
 * The moment at which a zone's wall clock shows a date and time (`2026-11-20T17:20`). A time that the clock shows twice is
 * the first of both; one that it leaps over lies as far after the leap as it was meant after its beginning.
 */
export function momentIn(local: string, timeZone: string): Date {
  const wall = Date.parse(`${local}Z`);
  // The offset is one that holds within a day of it: the earlier moment that shows the time is the right one.
  const candidates = [offsetAt(wall - 86_400_000, timeZone), offsetAt(wall + 86_400_000, timeZone)].map((offset) => wall - offset);
  const shown = candidates.filter((at) => at + offsetAt(at, timeZone) === wall);
  return new Date(shown.length > 0 ? Math.min(...shown) : (candidates[0] ?? wall));
}

/** A moment as a zone's calendar and clock show it: `2026-11-20T17:20`. */
export function localIn(at: number, timeZone: string): string {
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16);
}

/** The zone of this computer. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    // The browser does not know it: the server will say whether it does.
    return false;
  }
}

/** Zones to choose from; the browser's own list, or a few where it has none. */
export function zones(): readonly string[] {
  const own = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  return [...new Set(['Asia/Shanghai', 'UTC', ...own])];
}

/** "Friday 17:20" in the zone, with the date where it is more than six days from `near`. */
export function weekdayTime(at: number, timeZone: string, locale: string, near: number): string {
  const far = Math.abs(at - near) > 6 * 86_400_000;
  return new Intl.DateTimeFormat(locale, {
    timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
    ...(far ? { year: 'numeric', month: 'short', day: 'numeric' } : {}),
  }).format(at);
}
