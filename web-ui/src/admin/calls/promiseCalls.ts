import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';
import type { Channel, Metric, Priority, Tier } from '../../app/model/conversation';
import { allOf } from './all';
import type { Calendar } from './calendarCalls';

export const recipients = ['AGENT', 'SUPERVISORS', 'QUEUE'] as const;
export type Recipient = (typeof recipients)[number];

/** Somebody is told at a share of the target, or a time before it; exactly one of both is given. */
export interface Warning {
  readonly percent?: number | null;
  readonly beforeSeconds?: number | null;
  readonly to: readonly Recipient[];
}

export const stages = ['BOT', 'ROUTING', 'OFFERED', 'AGENT', 'CUSTOMER', 'RESOLVED'] as const;
export type Stage = (typeof stages)[number];

export type Basis = 'BUSINESS' | 'CLOCK';

export interface Target {
  readonly metric: Metric;
  readonly mustSeconds: number;
  readonly goalSeconds: number | null;
  /** BUSINESS counts the calendar's hours, CLOCK every second. */
  readonly basis: Basis;
  readonly warnings: readonly Warning[];
  /** Where the clock stands still. */
  readonly pausedIn: readonly Stage[];
  /** Which share of a window's responses must keep the target, 1 to 100; of average response only. */
  readonly attainPercent?: number | null;
  readonly ladder?: string | null;
}

/** Conditions; an empty one holds always. */
export interface Match {
  readonly channels: readonly Channel[];
  readonly queues: readonly string[];
  readonly priorities: readonly Priority[];
  readonly tiers: readonly Tier[];
  readonly languages: readonly string[];
  readonly topics: readonly string[];
  /** Any of them. */
  readonly tags: readonly string[];
  readonly visibility: 'PUBLIC' | 'PRIVATE' | null;
}

export interface PolicyEdit {
  readonly name: string;
  readonly nameZh: string;
  readonly active: boolean;
  readonly calendar: string;
  readonly match: Match;
  readonly targets: readonly Target[];
}

export interface Policy extends PolicyEdit {
  readonly id: string;
  readonly version: number;
}

export interface PackSummary {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  readonly about: string;
  readonly aboutZh: string;
  readonly installed: boolean;
}

export interface PackContents extends PackSummary {
  readonly policies: readonly Policy[];
  readonly calendars: readonly Pick<Calendar, 'id' | 'name' | 'nameZh' | 'timeZone' | 'week'>[];
}

export interface Installed {
  readonly id: string;
  readonly lines: readonly { readonly kind: string; readonly id: string; readonly outcome: 'ADDED' | 'SWITCHED_ON' | 'KEPT' }[];
}

const KEY = ['sla'];
const POLICIES = '/api/v1/sla/policies';

export function usePacks() {
  return useQuery({ queryKey: [...KEY, 'packs'], queryFn: async ({ signal }) => (await api.get<Slice<PackSummary>>('/api/v1/sla/packs', { signal })).items });
}

export function usePack(id: string) {
  return useQuery({ queryKey: [...KEY, 'packs', id], queryFn: ({ signal }) => api.get<PackContents>(`/api/v1/sla/packs/${encodeURIComponent(id)}`, { signal }) });
}

export function usePolicies() {
  return useQuery({ queryKey: [...KEY, 'policies'], queryFn: ({ signal }) => allOf<Policy>(POLICIES, signal) });
}

export function usePolicy(id: string | null) {
  return useQuery({
    queryKey: [...KEY, 'policies', id],
    enabled: id !== null,
    queryFn: ({ signal }) => api.get<Policy>(`${POLICIES}/${encodeURIComponent(id ?? '')}`, { signal }),
  });
}

export function usePolicyVersions(id: string) {
  return useQuery({
    queryKey: [...KEY, 'policies', id, 'versions'],
    queryFn: async ({ signal }) => (await api.get<Slice<Policy>>(`${POLICIES}/${encodeURIComponent(id)}/versions`, { signal })).items,
  });
}

/** Makes the next version of a policy; `version` is the one that was edited, null for a new policy. */
export function useSavePolicy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, edit }: { readonly id: string; readonly version: number | null; readonly edit: PolicyEdit }) =>
      api.put<Policy>(`${POLICIES}/${encodeURIComponent(id)}`, edit, version === null ? {} : { ifMatch: version }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useInstall() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post<Installed>(`/api/v1/sla/packs/${encodeURIComponent(id)}/install`),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

/** A policy without what only the server says about it. */
export function policyEditOf({ name, nameZh, active, calendar, match, targets }: Policy): PolicyEdit {
  return { name, nameZh, active, calendar, match, targets };
}
