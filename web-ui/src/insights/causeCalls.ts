import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Slice } from '../app/api';
import type { Metric } from '../app/model/conversation';
import type { Filters } from './filters';

/** Where the time of promises went that ended in a period. */
export interface CauseSum {
  readonly metric: Metric;
  /** Such as `with-agent`, `closed-hours`, `outage`. */
  readonly cause: string;
  /** Of promises that were broken, or of those that were kept. */
  readonly breached: boolean;
  readonly clocks: number;
  readonly seconds: number;
}

export interface CauseRow {
  readonly cause: string;
  readonly keptSeconds: number;
  readonly keptClocks: number;
  readonly brokenSeconds: number;
  readonly brokenClocks: number;
}

/** The causes of one metric, what took broken promises longest first. */
export function causeRows(sums: readonly CauseSum[], metric: Metric): readonly CauseRow[] {
  const rows = new Map<string, CauseRow>();
  for (const { metric: of, cause, breached, clocks, seconds } of sums) {
    if (of === metric) {
      const before = rows.get(cause) ?? { cause, keptSeconds: 0, keptClocks: 0, brokenSeconds: 0, brokenClocks: 0 };
      rows.set(cause, breached ? { ...before, brokenSeconds: before.brokenSeconds + seconds, brokenClocks: before.brokenClocks + clocks } : { ...before, keptSeconds: before.keptSeconds + seconds, keptClocks: before.keptClocks + clocks });
    }
  }
  return [...rows.values()].toSorted((a, b) => b.brokenSeconds - a.brokenSeconds || b.keptSeconds - a.keptSeconds);
}

/** Over whole days in the reader's own calendar, the last one included. */
export function useCauses({ from, to }: Pick<Filters, 'from' | 'to'>) {
  const start = new Date(`${from}T00:00:00`);
  const end = new Date(`${to}T00:00:00`);
  end.setDate(end.getDate() + 1);
  return useQuery({
    queryKey: ['causes', from, to],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await api.get<Slice<CauseSum>>('/api/v1/sla/causes', { signal, query: { from: start.toISOString(), to: end.toISOString() } })).items,
  });
}
