import type { TFunction } from 'i18next';
import type { Formats } from '../app/i18n/format';
import { weekdays, type Calendar } from './calls/calendarCalls';
import type { Match, Target, Warning } from './calls/promiseCalls';
import { languageName } from './form/languageNames';

/** A promise as a sentence: "First response within 1m (goal 30s), around the clock; warns at 50 %, 80 %". */
export function targetWords(target: Target, t: TFunction<'admin'>, formats: Formats): string {
  const must = formats.length(target.mustSeconds);
  const metric = t(`app:metric.${target.metric}`);
  const promise =
    target.goalSeconds === null || target.goalSeconds === undefined
      ? t('promises.within', { metric, must })
      : t('promises.withinGoal', { metric, must, goal: formats.length(target.goalSeconds) });
  const basis = t(`promises.basis.${target.basis}`);
  const warned = target.warnings.map((warning) => warningWords(warning, t, formats)).join(t('promises.and'));
  const counted = warned === '' ? t('promises.counted', { promise, basis }) : t('promises.countedWarned', { promise, basis, warned });
  const attained = target.attainPercent ?? null;
  return attained === null ? counted : `${counted}${t('promises.also')}${t('promises.attain', { percent: formats.percent(attained / 100, 0) })}`;
}

/** When somebody is warned: "80%", "10m before". */
export function warningWords({ percent, beforeSeconds }: Warning, t: TFunction<'admin'>, formats: Formats): string {
  return typeof beforeSeconds === 'number' ? t('promises.before', { length: formats.length(beforeSeconds) }) : formats.percent((percent ?? 0) / 100, 0);
}

/** For whom a promise holds: "Chat, API; premium or VIP customers". */
export function matchWords(match: Match, t: TFunction<'admin'>, language: string): string {
  const parts = [
    match.channels.map((channel) => t(`channel.${channel}`)),
    match.tiers.map((tier) => t(`promises.tier.${tier}`)),
    match.priorities.map((priority) => t(`promises.priority.${priority}`)),
    match.queues.map((queue) => t('promises.queue', { queue })),
    match.topics.map((topic) => t('promises.topic', { topic })),
    match.tags.map((tag) => t('promises.tag', { tag })),
    match.visibility === null ? [] : [t(`promises.visibility.${match.visibility}`)],
    match.languages.map((tag) => languageName(tag, language)),
  ].filter((part) => part.length > 0);
  return parts.length === 0 ? t('promises.everything') : parts.map((part) => part.join(t('promises.or'))).join(t('promises.also'));
}

/** The name of a weekday, 0 for Monday. */
export function weekdayName(index: number, language: string, style: 'short' | 'long' = 'short'): string {
  // The first of January 2024 was a Monday.
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { weekday: style, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, 1 + index)));
}

/** The week of a calendar in as few lines as possible: days with the same hours stand together. */
export function weekWords(week: Calendar['week'], language: string, closed: string): string[] {
  const dayName = (index: number) => weekdayName(index, language);
  const hoursOf = (day: (typeof weekdays)[number]) => (week[day] ?? []).map(({ from, to }) => `${from.slice(0, 5)}–${to.slice(0, 5)}`).join(', ');
  const runs: { first: number; last: number; hours: string }[] = [];
  weekdays.forEach((day, index) => {
    const hours = hoursOf(day);
    const run = runs.at(-1);
    if (run !== undefined && run.hours === hours) {
      run.last = index;
    } else {
      runs.push({ first: index, last: index, hours });
    }
  });
  return runs.map(({ first, last, hours }) => `${first === last ? dayName(first) : `${dayName(first)}–${dayName(last)}`} ${hours === '' ? closed : hours}`);
}
