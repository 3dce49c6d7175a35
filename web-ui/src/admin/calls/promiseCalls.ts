import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';
import type { Channel, Metric, Priority, Tier } from '../../app/model/conversation';
import { allOf } from './all';

export interface Target {
  readonly metric: Metric;
  readonly mustSeconds: number;
  readonly goalSeconds: number | null;
  /** BUSINESS counts the calendar's hours, CLOCK every second. */
  readonly basis: 'BUSINESS' | 'CLOCK';
  readonly warnAtPercent: readonly number[];
}

/** Conditions; an empty one holds always. */
export interface Match {
  readonly channels: readonly Channel[];
  readonly queues: readonly string[];
  readonly priorities: readonly Priority[];
  readonly tiers: readonly Tier[];
  readonly languages: readonly string[];
  readonly topics: readonly string[];
}

export interface Policy {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly nameZh: string;
  readonly active: boolean;
  readonly calendar: string;
  readonly match: Match;
  readonly targets: readonly Target[];
}

export interface PackSummary {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  readonly about: string;
  readonly aboutZh: string;
  readonly installed: boolean;
}

export interface Calendar {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  readonly timeZone: string;
  readonly week: Readonly<Record<string, readonly { readonly from: string; readonly to: string }[]>>;
}

export interface PackContents extends PackSummary {
  readonly policies: readonly Policy[];
  readonly calendars: readonly Calendar[];
}

export interface Installed {
  readonly id: string;
  readonly lines: readonly { readonly kind: string; readonly id: string; readonly outcome: 'ADDED' | 'SWITCHED_ON' | 'KEPT' }[];
}

const KEY = ['sla'];

export function usePacks() {
  return useQuery({ queryKey: [...KEY, 'packs'], queryFn: async ({ signal }) => (await api.get<Slice<PackSummary>>('/api/v1/sla/packs', { signal })).items });
}

export function usePack(id: string) {
  return useQuery({ queryKey: [...KEY, 'packs', id], queryFn: ({ signal }) => api.get<PackContents>(`/api/v1/sla/packs/${encodeURIComponent(id)}`, { signal }) });
}

export function usePolicies() {
  return useQuery({ queryKey: [...KEY, 'policies'], queryFn: ({ signal }) => allOf<Policy>('/api/v1/sla/policies', signal) });
}

export function useInstall() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post<Installed>(`/api/v1/sla/packs/${encodeURIComponent(id)}/install`),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
