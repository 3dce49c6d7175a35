import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Slice } from '../app/api';
import { dayOf, type Filters } from './filters';

/** A policy's responses of a day or a week, judged together. */
export interface Assessment {
  readonly policy: string;
  readonly name: string;
  readonly nameZh: string;
  /** In the zone of the policy's calendar; of a week the Monday. */
  readonly firstDay: string;
  readonly responses: number;
  readonly averageSeconds: number;
  /** How many were within the target. */
  readonly within: number;
  readonly attainmentPercent: number;
  /** How many had to be; null where their average is judged. */
  readonly requiredPercent: number | null;
  readonly targetSeconds: number;
  readonly held: boolean;
}

/** First moments of the asked period and of what comes after it; weeks are taken whole, for half a week has no verdict. */
export function spanOf({ from, to, windows }: Pick<Filters, 'from' | 'to' | 'windows'>): { readonly start: Date; readonly end: Date } {
  const start = new Date(`${from}T00:00:00`);
  const end = new Date(`${to}T00:00:00`);
  end.setDate(end.getDate() + 1);
  if (windows === 'week') {
    const sinceMonday = (day: Date) => (day.getDay() + 6) % 7;
    start.setDate(start.getDate() - sinceMonday(start));
    end.setDate(end.getDate() + ((7 - sinceMonday(end)) % 7));
  }
  return { start, end };
}

/** The windows by policy, each with its latest first. */
export function byPolicy(assessments: readonly Assessment[]): readonly (readonly [Assessment, ...Assessment[]])[] {
  const policies = new Map<string, [Assessment, ...Assessment[]]>();
  for (const one of assessments.toSorted((a, b) => b.firstDay.localeCompare(a.firstDay))) {
    const known = policies.get(one.policy);
    if (known === undefined) {
      policies.set(one.policy, [one]);
    } else {
      known.push(one);
    }
  }
  return [...policies.values()];
}

export function useAssessments(filters: Pick<Filters, 'from' | 'to' | 'windows'>) {
  const { start, end } = spanOf(filters);
  return useQuery({
    queryKey: ['assessments', filters.windows, dayOf(start), dayOf(end)],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await api.get<Slice<Assessment>>('/api/v1/sla/assessments', { signal, query: { from: start.toISOString(), to: end.toISOString(), period: filters.windows } })).items,
  });
}
