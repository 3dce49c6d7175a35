import { useMutation } from '@tanstack/react-query';
import { api } from '../../app/api';
import type { Channel, Metric, Priority, Tier } from '../../app/model/conversation';
import type { Basis, PolicyEdit } from './promiseCalls';

/** A conversation as far as policies look at it. */
export interface Enquiry {
  readonly channel: Channel;
  readonly queue?: string;
  readonly priority?: Priority;
  readonly tier?: Tier;
  readonly language?: string;
  readonly topic?: string;
  readonly tags?: readonly string[];
  readonly publicly?: boolean;
}

export interface Outranked {
  readonly policy: string;
  readonly name: string;
  readonly nameZh: string;
  readonly reasons: readonly string[];
  readonly targetSeconds: number;
}

export interface PromisePreview {
  readonly metric: Metric;
  readonly policy: string;
  readonly version: number;
  readonly name: string;
  readonly nameZh: string;
  /** The conditions that made it fit, such as `tier=premium`; `any` when it has none. */
  readonly reasons: readonly string[];
  /** With the adjustment, where one applies. */
  readonly targetSeconds: number;
  readonly goalSeconds?: number | null;
  /** Of average response: how many of the responses must keep it. */
  readonly attainPercent?: number | null;
  readonly basis: Basis;
  /** By which it counts; none when every second counts. */
  readonly calendar?: string | null;
  /** Absent where it is judged over each day and week. */
  readonly dueAt?: string | null;
  /** The exception that applies then, and what would be promised without it. */
  readonly adjustment?: { readonly id: string; readonly name: string } | null;
  readonly standardTargetSeconds?: number | null;
  readonly standardDueAt?: string | null;
  readonly outranked: readonly Outranked[];
}

export interface Preview {
  readonly promises: readonly PromisePreview[];
  /** What nothing is promised about. */
  readonly without: readonly Metric[];
}

export function usePreview() {
  return useMutation({ mutationFn: (question: { readonly enquiry: Enquiry; readonly at?: string }) => api.post<Preview>('/api/v1/sla/policies/preview', question) });
}

interface Standing {
  readonly met: number;
  readonly breached: number;
  readonly attainmentPercent: number | null;
}

type Verdict = 'met' | 'breached' | 'none';

interface DayFigures {
  readonly responses: number;
  readonly averageSeconds: number;
  readonly attainmentPercent: number;
  readonly targetSeconds: number;
}

/** A policy's average response on a day of its calendar. */
export interface DryRunDay {
  readonly policy: string;
  readonly day: string;
  readonly was: Verdict;
  readonly would: Verdict;
  /** Absent when the policy had no response on that day. */
  readonly now: DayFigures | null;
  readonly then: DayFigures | null;
}

export interface DryRun {
  readonly clocks: number;
  /** Judged together, by days. */
  readonly responses: number;
  /** Promises and days that would have ended differently. */
  readonly changed: number;
  /** There were more than are looked at. */
  readonly capped: boolean;
  /** Of average responses the numbers are days. */
  readonly metrics: readonly { readonly metric: Metric; readonly now: Standing; readonly then: Standing }[];
  readonly examples: readonly {
    readonly conversation: string;
    readonly metric: Metric;
    readonly was: Verdict;
    readonly would: Verdict;
    readonly elapsedSeconds: number;
    readonly targetSeconds: number;
  }[];
  readonly days: readonly DryRunDay[];
}

const DRY_RUN_MS = 60_000;

/** What an edited policy would have made of clocks that are over; nothing is saved. */
export function useDryRun(id: string) {
  return useMutation({
    mutationFn: (question: { readonly policy: PolicyEdit; readonly from: string; readonly to: string }) =>
      api.post<DryRun>(`/api/v1/sla/policies/${encodeURIComponent(id)}/dry-run`, question, { timeoutMs: DRY_RUN_MS }),
  });
}
