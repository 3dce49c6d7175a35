import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { Span, Week } from '../calls/calendarCalls';
import { alwaysWeek, calendarFaults, freshCalendar, officeWeek } from './calendarEdit';
import { blocksOf, nextSpan, overlapIn, overMidnight, readTime, weekMinutes } from './hours';
import { holidayDays, merged } from './merge';
import { localIn, momentIn, weekdayTime } from './zoned';

const span = (from: string, to: string): Span => ({ from, to });
const t = ((key: string) => key) as unknown as TFunction;

it.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['17.30', '17:30'],
  ['9：05', '09:05'],
  ['24:00', '24:00'],
  ['24:01', null],
  ['12:60', null],
  ['noon', null],
  ['', null],
])('reads %s as the time %s', (typed, time) => {
  expect(readTime(typed)).toBe(time);
});

describe('hours over midnight', () => {
  const night: Week = { SUNDAY: [span('22:00', '02:00')], MONDAY: [span('09:00', '00:00')] };

  it('stand on both days, and an end at midnight does not', () => {
    expect(overMidnight(span('22:00', '02:00'))).toBe(true);
    expect(overMidnight(span('09:00', '00:00'))).toBe(false);
    expect(blocksOf(night)[6]).toEqual([{ start: 1_320, end: 1_440, continued: false }]);
    expect(blocksOf(night)[0]).toEqual([{ start: 0, end: 120, continued: true }, { start: 540, end: 1_440, continued: false }]);
    expect(weekMinutes(night)).toBe(4 * 60 + 15 * 60);
  });

  it('overlap with the next morning, from Sunday to Monday too', () => {
    expect(overlapIn(night)).toBeNull();
    expect(overlapIn({ ...night, MONDAY: [span('01:00', '05:00')] })).toBe('MONDAY');
    expect(overlapIn({ TUESDAY: [span('09:00', '13:00'), span('12:00', '18:00')] })).toBe('TUESDAY');
    expect(overlapIn({ TUESDAY: [span('13:00', '18:00'), span('09:00', '13:00')] })).toBeNull();
  });
});

it('knows whole weeks', () => {
  expect(weekMinutes(alwaysWeek)).toBe(7 * 1_440);
  expect(overlapIn(alwaysWeek)).toBeNull();
  expect(weekMinutes(officeWeek)).toBe(40 * 60);
  expect(nextSpan([])).toEqual(span('09:00', '18:00'));
  expect(nextSpan([span('09:00', '12:00')])).toEqual(span('13:00', '17:00'));
  expect(nextSpan([span('09:00', '24:00')])).toEqual(span('22:00', '24:00'));
});

it('says which field of a calendar is wrong', () => {
  const good = { ...freshCalendar('UTC'), name: 'A', nameZh: '甲' };
  expect(calendarFaults(good, t).size).toBe(0);
  const day = { date: '2026-10-01', name: '', hours: [] };
  const bad = { ...good, name: ' ', week: {}, days: [day, day], closures: [{ date: '', name: '', hours: span('09:00', '10:00') }] };
  expect([...calendarFaults(bad, t).keys()]).toEqual(['name', 'week', 'days[1]', 'closures[0]']);
  expect(calendarFaults({ ...good, week: { MONDAY: [span('09:00', '09:00')] } }, t).has('week.monday')).toBe(true);
});

it('takes days in that are not there yet, and keeps those that are', () => {
  const mine = { date: '2026-10-01', name: 'mine', hours: [span('10:00', '12:00')] };
  const half = { date: '2026-12-24', name: 'half', hours: span('13:00', '18:00') };
  const result = merged({ days: [mine], closures: [half] }, [{ date: '2026-10-01', name: 'theirs', hours: [] }, { date: '2026-01-01', name: 'new', hours: [] }], [half]);
  expect(result.days.map(({ name }) => name)).toEqual(['new', 'mine']);
  expect(result.closures).toEqual([half]);
  expect([result.added, result.kept]).toEqual([1, 2]);
});

it('gives make-up days the hours of a working day', () => {
  const holidays = [{ date: '2026-10-01', name: 'National Day', nameZh: '国庆节', makeUp: false }, { date: '2026-10-10', name: 'Make-up', nameZh: '调休', makeUp: true }];
  expect(holidayDays(holidays, [span('09:00', '18:00')], true)).toEqual([
    { date: '2026-10-01', name: '国庆节', hours: [] },
    { date: '2026-10-10', name: '调休', hours: [span('09:00', '18:00')] },
  ]);
  expect(holidayDays(holidays, [], false).map(({ date }) => date)).toEqual(['2026-10-01']);
});

describe('a moment on the wall clock of a zone', () => {
  it.each([
    ['2026-11-20T17:20', 'Asia/Shanghai', '2026-11-20T09:20:00.000Z'],
    ['2026-11-20T17:20', 'Asia/Kathmandu', '2026-11-20T11:35:00.000Z'],
    ['2026-07-01T12:00', 'America/St_Johns', '2026-07-01T14:30:00.000Z'],
    // Shown twice in autumn: the first of both. Leapt over in spring: as far after the leap.
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
  ])('%s in %s is %s', (local, zone, moment) => {
    expect(momentIn(local, zone).toISOString()).toBe(moment);
  });

  it('is shown as it was meant', () => {
    expect(localIn(Date.parse('2026-11-20T09:20:00Z'), 'Asia/Shanghai')).toBe('2026-11-20T17:20');
    const friday = Date.parse('2026-11-20T09:20:00Z');
    expect(weekdayTime(friday, 'Asia/Shanghai', 'en-GB', friday)).toBe('Friday 17:20');
    expect(weekdayTime(friday, 'Asia/Shanghai', 'zh-CN', friday)).toContain('星期五');
    expect(weekdayTime(friday, 'Asia/Shanghai', 'en-GB', friday - 30 * 86_400_000)).toContain('2026');
  });
});
