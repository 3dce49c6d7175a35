import { useTranslation } from 'react-i18next';

/** Parts of a length of time, largest first, at most two of them: 1 d 2 h, 3 min 5 s. */
export interface Length {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

export function lengthOf(totalSeconds: number): Length {
  const whole = Math.floor(Math.abs(totalSeconds));
  return {
    days: Math.floor(whole / 86_400),
    hours: Math.floor((whole % 86_400) / 3_600),
    minutes: Math.floor((whole % 3_600) / 60),
    seconds: whole % 60,
  };
}

const units = ['days', 'hours', 'minutes', 'seconds'] as const;
const intlUnit = { days: 'day', hours: 'hour', minutes: 'minute', seconds: 'second' } as const;

/** A length of time in two parts, seconds left out from ten minutes on: "2 h 5 min", "45 s". */
export function shortLength(totalSeconds: number, locale: string): string {
  const length = lengthOf(totalSeconds);
  const from = Math.max(0, units.findIndex((unit) => length[unit] > 0));
  const first = length.days + length.hours + length.minutes + length.seconds === 0 ? 3 : from;
  const last = Math.abs(totalSeconds) >= 600 ? Math.min(first + 1, 2) : Math.min(first + 1, 3);
  return units
    .slice(first, last + 1)
    .filter((unit, index) => index === 0 || length[unit] > 0)
    .map((unit) => new Intl.NumberFormat(locale, { style: 'unit', unit: intlUnit[unit], unitDisplay: locale.startsWith('zh') ? 'short' : 'narrow' }).format(length[unit]))
    .join(' ');
}

export interface Formats {
  readonly locale: string;
  readonly number: (value: number, digits?: number) => string;
  readonly percent: (ratio: number, digits?: number) => string;
  readonly time: (at: string | number) => string;
  readonly timeWithSeconds: (at: string | number) => string;
  readonly date: (at: string | number) => string;
  readonly dateTime: (at: string | number) => string;
  readonly length: (seconds: number) => string;
}

const cache = new Map<string, Formats>();

export function formatsFor(language: string): Formats {
  const known = cache.get(language);
  if (known !== undefined) {
    return known;
  }
  const locale = language.startsWith('zh') ? 'zh-CN' : 'en-GB';
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const timeWithSeconds = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const date = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const dateTime = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const formats: Formats = {
    locale,
    number: (value, digits = 0) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
    percent: (ratio, digits = 1) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(ratio),
    time: (at) => time.format(new Date(at)),
    timeWithSeconds: (at) => timeWithSeconds.format(new Date(at)),
    date: (at) => date.format(new Date(at)),
    dateTime: (at) => dateTime.format(new Date(at)),
    length: (seconds) => shortLength(seconds, locale),
  };
  cache.set(language, formats);
  return formats;
}

/** Numbers, dates and lengths of time in the reader's language. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  return formatsFor(i18n.language);
}
