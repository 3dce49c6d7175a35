import { describe, expect, it } from 'vitest';
import { barOption, escaped, overOption, type Look } from './chartOptions';
import { directionOf } from './figureWords';
import { emptyPlan, lastWeek, planOf, policyRow, questionOf, spread, withQuestion, type Plan } from './plan';
import { answer, question } from './samples';

const NOW = new Date(2026, 10, 24, 15, 30);
const plan: Plan = { ...withQuestion(emptyPlan(NOW, '2026-11-24'), question), name: ' Monday ' };
const named = (row: { readonly name: string | null; readonly order: string }) => row.name ?? row.order;

describe('a question from the form', () => {
  it('spreads the day as it came, or evenly where nobody came', () => {
    expect(spread([10, 30], 80)).toEqual([20, 60]);
    expect(spread([0, 0], 5)).toEqual([2.5, 2.5]);
  });

  it('asks only for what comes, with the growth and the people as edited', () => {
    const asked = questionOf({ ...plan, growth: 150, groups: plan.groups.map((row) => ({ ...row, more: -5 })) }, 'Asia/Shanghai', named);
    expect(asked.name).toBe('Monday');
    expect(asked.traffic?.map(({ arrivals }) => arrivals)).toEqual([[15, 45]]);
    expect(asked.groups?.[0]?.agents).toEqual([0, 1]);
    expect(asked.recorded).toBeUndefined();
    expect(asked.policies).toEqual([{ name: 'now' }, { name: 'deadline-aware', everywhere: { order: { kind: 'deadline-aware', promiseSeconds: 20 } } }]);
  });

  it('says of a policy what is otherwise, and nothing else', () => {
    const row = { ...policyRow(3, 'fifo'), name: 'all', widening: 'everyone' as const, widenAfter: 90, overflow: false, group: 'Support', more: 2 };
    const asked = questionOf({ ...plan, policies: [row] }, 'UTC', named);
    expect(asked.policies).toEqual([{ name: 'all', everywhere: { order: { kind: 'fifo' }, rings: [{ afterSeconds: 90, reach: 'every-team', anyone: true }], without: ['overflow'] }, staff: { Support: 2 } }]);
    // Who was there in the past is not known by these groups.
    expect(questionOf({ ...plan, kind: 'recorded', policies: [row] }, 'UTC', named).policies[0]).not.toHaveProperty('staff');
  });

  it('asks for the past by moments, not by the clock of the reader', () => {
    const asked = questionOf({ ...plan, kind: 'recorded', ...lastWeek(NOW), queue: 'general' }, 'UTC', named);
    expect(asked.recorded).toEqual({ from: new Date(2026, 10, 17, 9).toISOString(), to: new Date(2026, 10, 17, 17).toISOString(), queue: 'general' });
    expect(asked.traffic).toBeUndefined();
  });

  it('comes back into the form as it was asked', () => {
    const again = planOf(questionOf(plan, 'Asia/Shanghai', named), NOW, '2026-11-24');
    expect(questionOf(again, 'Asia/Shanghai', named)).toEqual(questionOf(plan, 'Asia/Shanghai', named));
  });
});

it.each([
  ['serviceLevel', { mean: 0.1, low: 0.05, high: 0.15 }, 'better'],
  ['serviceLevel', { mean: 0.1, low: -0.05, high: 0.25 }, 'open'],
  ['meanWait', { mean: -3, low: -5, high: -1 }, 'better'],
  ['abandonment', { mean: 0.1, low: 0.05, high: 0.15 }, 'worse'],
  ['occupancy', { mean: 0.1, low: 0.05, high: 0.15 }, 'open'],
] as const)('a difference in %s of %o is %s', (measure, difference, direction) => {
  expect(directionOf(measure, difference)).toBe(direction);
});

const LOOK: Look = { text: '#111', strong: '#000', line: '#ccc', raised: '#fff', font: 'sans-serif', series: ['#1', '#2', '#3', '#4'] };
const series = (option: unknown) => (option as { readonly series: readonly { readonly type: string; readonly data: readonly unknown[]; readonly name?: string }[] }).series;

describe('the pictures', () => {
  it('show each mean with its interval', () => {
    const [bars, whiskers] = series(barOption(answer, 'serviceLevel', LOOK, String));
    expect(bars?.data).toHaveLength(2);
    expect(whiskers?.data[1]).toEqual([1, 0.76, 0.8]);
  });

  it('show gaps as gaps, within bands', () => {
    const lines = series(overOption(answer, 'serviceLevel', LOOK, String, String));
    expect(lines).toHaveLength(6);
    expect(lines[2]).toMatchObject({ name: 'As now', type: 'line' });
    expect(lines[2]?.data[0]).toBeNull();
    expect(series(overOption(answer, 'arrived', LOOK, String, String))).toHaveLength(3);
  });

  it('take names for words, not for markup', () => {
    expect(escaped('<b>"a" & b</b>')).toBe('&lt;b&gt;&quot;a&quot; &amp; b&lt;/b&gt;');
  });
});
