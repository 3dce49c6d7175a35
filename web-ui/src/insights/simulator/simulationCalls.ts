import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';
import type { Channel } from '../../app/model/conversation';

/** Customers who want the same; `arrivals` by interval. */
export interface Flow {
  readonly name: string;
  readonly queue: string;
  readonly channel?: Channel | null;
  readonly language?: string | null;
  readonly arrivals: readonly number[];
  readonly handlingSeconds: number;
  readonly patienceSeconds?: number | null;
}

/** Agents who are alike; `agents` by interval. */
export interface People {
  readonly name: string;
  readonly agents: readonly number[];
  readonly skills?: Readonly<Record<string, number>> | null;
  readonly languages?: readonly string[] | null;
  readonly capacity?: number | null;
  readonly teams?: readonly string[] | null;
  readonly wrapUpSeconds?: number | null;
}

export interface RulesChange {
  readonly order?: { readonly kind: string; readonly promiseSeconds?: number | null } | null;
  readonly rings?: readonly { readonly afterSeconds: number; readonly reach?: string; readonly anyone?: boolean }[] | null;
  readonly without?: readonly string[] | null;
}

export interface Policy {
  readonly name: string;
  readonly everywhere?: RulesChange | null;
  readonly staff?: Readonly<Record<string, number>> | null;
}

export interface Question {
  readonly name: string;
  readonly start?: string | null;
  readonly zone?: string | null;
  readonly intervalMinutes?: number | null;
  readonly traffic?: readonly Flow[] | null;
  readonly recorded?: { readonly from: string; readonly to: string; readonly queue?: string | null } | null;
  readonly groups?: readonly People[] | null;
  readonly policies: readonly Policy[];
  readonly serviceLevelSeconds?: number | null;
  readonly acceptSeconds?: number | null;
  readonly variation?: number | null;
  readonly replications?: number | null;
  readonly seed?: number | null;
}

/** A mean over the simulated days with its 95 % confidence interval. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export const measures = ['serviceLevel', 'abandonment', 'meanWait', 'p50Wait', 'p95Wait', 'longestWait', 'occupancy'] as const;
export type Measure = (typeof measures)[number];
export const counts = ['arrived', 'served', 'abandoned', 'blocked', 'left', 'overflowedIn', 'overflowedOut'] as const;

export type Figures = Readonly<Record<Measure | (typeof counts)[number], Interval | null>>;

export const overMeasures = ['serviceLevel', 'meanWait', 'abandonment', 'arrived'] as const;
export type OverMeasure = (typeof overMeasures)[number];

export interface PolicyResult {
  readonly name: string;
  readonly total: Figures;
  /** Less the first policy, day by day; null for the first. */
  readonly difference: Figures | null;
  readonly groups: readonly { readonly name: string; readonly agents: number; readonly occupancy: Interval | null }[];
  readonly queues: readonly { readonly queue: string; readonly name: string; readonly nameZh: string; readonly figures: Figures }[];
  readonly over: readonly ({ readonly start: number } & Readonly<Record<OverMeasure, Interval | null>>)[];
}

export interface Comparison {
  readonly start: string;
  readonly zone: string;
  readonly intervalSeconds: number;
  readonly serviceLevelSeconds: number;
  readonly days: number;
  readonly contacts: number;
  readonly policies: readonly PolicyResult[];
  readonly really: {
    readonly arrived: number;
    readonly served: number;
    readonly abandoned: number;
    readonly begun: number;
    readonly serviceLevel: number | null;
    readonly meanWait: number | null;
    readonly p50Wait: number | null;
    readonly p95Wait: number | null;
  } | null;
  readonly notes: readonly { readonly code: string; readonly values: Readonly<Record<string, number>> }[];
  readonly warnings: readonly { readonly field: string; readonly code: string; readonly detail: string }[];
}

export interface Simulation {
  readonly id: string;
  readonly name: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly stage: 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';
  readonly progress: number;
  readonly endedAt: string | null;
  readonly fault: string | null;
  readonly policies: number;
  readonly recorded: boolean;
  readonly mine: boolean;
}

export interface SimulationView {
  readonly simulation: Simulation;
  readonly question: Question;
  readonly answer: Comparison | null;
}

const PATH = '/api/v1/simulations';
const KEY = ['simulations'];
const LOOK_AGAIN_MS = 1_000;

export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function isOpen({ stage }: Simulation): boolean {
  return stage === 'QUEUED' || stage === 'RUNNING';
}

export function useSimulations() {
  return useInfiniteQuery({
    queryKey: KEY,
    initialPageParam: null as string | null,
    getNextPageParam: (page: Slice<Simulation>) => page.next,
    queryFn: ({ signal, pageParam }) => api.get<Slice<Simulation>>(PATH, { signal, query: { cursor: pageParam, limit: 25 } }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some(isOpen)) ? LOOK_AGAIN_MS : false),
  });
}

/** One with its answer, looked at again until it is over. */
export function useSimulation(id: string) {
  return useQuery({
    queryKey: [...KEY, id],
    queryFn: ({ signal }) => api.get<SimulationView>(`${PATH}/${id}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data !== undefined && !isOpen(state.data.simulation) ? false : state.status === 'error' ? false : LOOK_AGAIN_MS),
  });
}

/** A question about a day with the queues, the team and the traffic as they are. */
export function useDraft(day: string, enabled: boolean) {
  return useQuery({
    queryKey: ['simulation-draft', day],
    enabled,
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => api.get<Question>(`${PATH}/draft`, { signal, query: { day, zone } }),
  });
}

export function useAsk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (question: Question) => api.post<Simulation>(PATH, question, { timeoutMs: 60_000 }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY, exact: true }),
  });
}

export function useCancel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post<Simulation>(`${PATH}/${id}/cancel`),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useRemove() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete(`${PATH}/${id}`),
    onSettled: (_, __, id) => {
      client.removeQueries({ queryKey: [...KEY, id] });
      return client.invalidateQueries({ queryKey: KEY, exact: true });
    },
  });
}

export function csvAddress(id: string): string {
  return `${PATH}/${id}/figures.csv`;
}
