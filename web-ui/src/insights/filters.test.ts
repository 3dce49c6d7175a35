import { describe, expect, it } from 'vitest';
import { addressFor, daysOf, filtersOf, presetOf } from './filters';

const today = new Date(2026, 10, 22);

describe('the filters in the address', () => {
  it('come back as they went', () => {
    const filters = { from: '2026-11-01', to: '2026-11-05', channel: 'CHAT', queue: 'returns', agent: null, groupBy: 'agent', windows: 'week' } as const;
    expect(filtersOf(addressFor(filters), today)).toEqual(filters);
  });

  it.each(['', 'from=2026-11-09&to=2026-11-01', 'from=x&to=y&by=mood&channel=PIGEON'])('are the usual for "%s"', (address) => {
    expect(filtersOf(new URLSearchParams(address), today)).toEqual({
      from: '2026-11-16',
      to: '2026-11-22',
      channel: null,
      queue: null,
      agent: null,
      groupBy: 'day',
      windows: 'day',
    });
  });

  it('know their presets, also over the end of a month', () => {
    expect(daysOf('yesterday', new Date(2026, 10, 1))).toEqual({ from: '2026-10-31', to: '2026-10-31' });
    expect(presetOf({ from: '2026-11-22', to: '2026-11-22' }, today)).toBe('today');
    expect(presetOf({ from: '2026-11-02', to: '2026-11-22' }, today)).toBeNull();
  });
});
