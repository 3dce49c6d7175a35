import { describe, expect, it } from 'vitest';
import type { ClockSegment } from './clockCalls';
import { AHEAD, sumsByCause, timelineOf } from './timeline';

const at = (time: string) => `2026-11-20T${time}Z`;
const ms = (time: string) => Date.parse(at(time));
const segment = (stage: string, from: string, to: string | null, counted = true): ClockSegment => ({
  stage, from: at(from), to: to === null ? null : at(to), counted, workedSeconds: null,
});
const day = [
  segment('waiting-for-routing', '08:00:00', '08:00:10'),
  segment('with-agent', '08:00:10', '12:00:00'),
  segment('closed-hours', '12:00:00', '13:00:00', false),
  segment('with-agent', '13:00:00', null),
];

describe('the timeline', () => {
  const { stretches, placeOf } = timelineOf(day, ms('16:00:00'), ms('14:00:00'));

  it('fills the whole width, with what is ahead at its end', () => {
    expect(stretches.map(({ stage }) => stage)).toEqual(['waiting-for-routing', 'with-agent', 'closed-hours', 'with-agent', AHEAD]);
    expect(stretches.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    stretches.slice(1).forEach(({ start }, index) => expect(start).toBeCloseTo((stretches[index]?.start ?? 0) + (stretches[index]?.share ?? 0)));
  });

  it('keeps ten seconds beside four hours visible', () => {
    expect(stretches[0]?.share).toBeGreaterThan(0.029);
    expect(stretches[1]?.share).toBeGreaterThan(0.4);
  });

  it('puts a moment into the stretch it belongs to, and others at the ends', () => {
    const lunch = stretches[2];
    expect(placeOf(ms('12:30:00'))).toBeCloseTo((lunch?.start ?? 0) + (lunch?.share ?? 0) / 2);
    expect(placeOf(ms('07:00:00'))).toBe(0);
    expect(placeOf(ms('16:00:00'))).toBeCloseTo(1);
    expect(placeOf(ms('23:00:00'))).toBe(1);
  });

  it('never moves back as time goes on', () => {
    const places = Array.from({ length: 100 }, (_, index) => placeOf(ms('07:50:00') + index * 300_000));
    places.slice(1).forEach((found, index) => expect(found).toBeGreaterThanOrEqual(places[index] ?? 0));
  });
});

it('has nothing ahead once the deadline has passed, and stands nothing of no length', () => {
  expect(timelineOf(day, ms('13:30:00'), ms('14:00:00')).stretches.at(-1)?.stage).toBe('with-agent');
  expect(timelineOf([segment('bot', '08:00:00', '08:00:00')], null, ms('08:00:00')).stretches).toEqual([]);
  expect(timelineOf([], null, 0).placeOf(5)).toBe(0);
});

it('stays within the width with hundreds of segments', () => {
  const many = Array.from({ length: 300 }, (_, index) => {
    const from = ms('00:00:00') + index * 60_000;
    return { stage: 'with-agent', from: new Date(from).toISOString(), to: new Date(from + 60_000).toISOString(), counted: true, workedSeconds: 60 };
  });
  expect(timelineOf(many, null, ms('23:00:00')).stretches.at(-1)?.start).toBeLessThan(1);
});

it('sums the time by cause', () => {
  expect(sumsByCause(day, ms('14:00:00'))).toEqual([
    { stage: 'waiting-for-routing', seconds: 10, counted: 'all' },
    { stage: 'with-agent', seconds: 3 * 3_600 + 3_590 + 3_600, counted: 'all' },
    { stage: 'closed-hours', seconds: 3_600, counted: 'none' },
  ]);
});
