import { expect, it } from 'vitest';
import { causeRows } from './causeCalls';

it('puts first what took broken promises longest, kept ones beside it', () => {
  const sum = (cause: string, breached: boolean, seconds: number, clocks = 1) => ({ metric: 'RESOLUTION' as const, cause, breached, seconds, clocks });
  const rows = causeRows([sum('with-agent', false, 900), sum('closed-hours', true, 60), sum('with-agent', true, 300, 2), { ...sum('bot', true, 9_999), metric: 'GREETING' }], 'RESOLUTION');
  expect(rows).toEqual([
    { cause: 'with-agent', keptSeconds: 900, keptClocks: 1, brokenSeconds: 300, brokenClocks: 2 },
    { cause: 'closed-hours', keptSeconds: 0, keptClocks: 0, brokenSeconds: 60, brokenClocks: 1 },
  ]);
});
