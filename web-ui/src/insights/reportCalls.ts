import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { addressOf, api, type Slice } from '../app/api';
import type { Agent } from '../app/model/agent';
import type { Metric } from '../app/model/conversation';
import type { Filters } from './filters';

/** Seconds; the statistics are absent where nothing was measured. */
export interface Durations {
  readonly count: number;
  readonly sum: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
}

export interface Figures {
  readonly conversations: number;
  readonly firstResponse: Durations;
  readonly humanWait: Durations;
  readonly averageResponse: Durations;
  readonly resolution: Durations;
  readonly attainment: Readonly<Record<Metric, { readonly met: number; readonly finished: number; readonly rate: number | null; readonly metStandard: number; readonly standardRate: number | null }>>;
  readonly bot: {
    readonly sessions: number;
    readonly resolved: number;
    readonly handedOff: number;
    readonly resolutionRate: number | null;
    readonly handoffRate: number | null;
  };
  readonly csat: { readonly count: number; readonly mean: number | null; readonly positiveRate: number | null };
}

export interface Group {
  readonly key: string | null;
  readonly name: string | null;
  readonly figures: Figures;
}

export interface Report {
  readonly total: Figures;
  readonly groups: readonly Group[];
}

export interface Row {
  readonly id: string;
  readonly channel: string;
  readonly language: string;
  readonly queue: string | null;
  readonly agentName: string | null;
  readonly startedAt: string;
  readonly stage: string;
  readonly firstResponseSeconds: number | null;
  readonly averageResponseSeconds: number | null;
  readonly resolutionSeconds: number | null;
  readonly promisesMet: number;
  readonly promisesBroken: number;
  readonly rating: number | null;
}

interface Queue {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string | null;
}

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

function queryOf({ from, to, channel, queue, agent }: Filters) {
  return { from, to, channel, queue, agent, zone };
}

export function useReport(filters: Filters) {
  return useQuery({
    queryKey: ['report', filters],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.get<Report>('/api/v1/reports/summary', { signal, query: { ...queryOf(filters), groupBy: filters.groupBy } }),
  });
}

export function useRows(filters: Filters, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ['report-rows', queryOf(filters)],
    enabled,
    initialPageParam: null as string | null,
    getNextPageParam: (page: Slice<Row>) => page.next,
    queryFn: ({ signal, pageParam }) =>
      api.get<Slice<Row>>('/api/v1/reports/conversations', { signal, query: { ...queryOf(filters), cursor: pageParam, limit: 50 } }),
  });
}

/** The address of the CSV with one row per conversation. */
export function csvAddress(filters: Filters): string {
  return addressOf('/api/v1/reports/conversations.csv', queryOf(filters));
}

export function useQueues() {
  return useQuery({
    queryKey: ['queues'],
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => (await api.get<Slice<Queue>>('/api/v1/queues', { signal, query: { limit: 100 } })).items,
  });
}

export function useAgents() {
  return useQuery({
    queryKey: ['agents'],
    staleTime: 10_000,
    queryFn: async ({ signal }) => (await api.get<Slice<Agent>>('/api/v1/agents', { signal, query: { limit: 100 } })).items,
  });
}
