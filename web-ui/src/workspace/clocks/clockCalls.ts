import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';
import { useLive } from '../../app/live/LiveProvider';
import type { ClockView, Conversation } from '../../app/model/conversation';

export interface ClockSegment {
  /** What the time went to, as a stable code such as `with-agent` or `closed-hours`. */
  readonly stage: string;
  /** Where the conversation was, also when another cause such as closed hours comes first. */
  readonly where?: string | null;
  readonly from: string;
  readonly to: string | null;
  /** Whether the promise's time ran. */
  readonly counted: boolean;
  /** Seconds of the promise's time; null while it lasts. */
  readonly workedSeconds: number | null;
}

export type Recipient = 'AGENT' | 'SUPERVISORS' | 'QUEUE';

/** Somebody is told, or was told, that the deadline comes near. */
export interface ClockWarning {
  readonly at: string | null;
  readonly percent: number | null;
  readonly to: readonly Recipient[];
  /** Whether it was given; else it will be, if nothing happens before. */
  readonly given?: boolean;
}

export interface EscalationAction {
  readonly kind: string;
  readonly to: string | null;
  readonly media: readonly string[];
}

export interface Escalation {
  /** From 1. */
  readonly step: number;
  readonly at: string;
  readonly actions: readonly EscalationAction[];
  /** Whether it was taken; else it will be, if nothing happens before. */
  readonly taken: boolean;
}

export interface ClockDetail extends ClockView {
  readonly policy: string | null;
  readonly policyVersion: number | null;
  /** Which conditions made the policy fit, such as `tier=premium`. */
  readonly reasons: readonly string[];
  readonly goalSeconds: number | null;
  /** The exception that changed the target, and what the target was before. */
  readonly adjustment: { readonly id: string; readonly name: string } | null;
  readonly standardTargetSeconds: number | null;
  readonly standardDueAt: string | null;
  readonly warnings: readonly ClockWarning[];
  readonly escalations: readonly Escalation[];
  readonly segments: readonly ClockSegment[];
}

type Told = Partial<Pick<ClockDetail, 'policy' | 'policyVersion' | 'reasons' | 'goalSeconds' | 'adjustment' | 'standardTargetSeconds' | 'standardDueAt' | 'warnings' | 'escalations'>>;

interface ClockLife extends Told {
  readonly clock: Omit<ClockView, 'pausedSince' | 'remainingSecondsWhenPaused'> & Told & { readonly since: string; readonly remainingSeconds: number | null };
  readonly segments: readonly ClockSegment[];
}

/** The clock of a conversation row, before the rest is there. */
export function bareClock(clock: ClockView): ClockDetail {
  return {
    ...clock,
    policy: null, policyVersion: null, reasons: [], goalSeconds: null,
    adjustment: null, standardTargetSeconds: null, standardDueAt: null,
    warnings: [], escalations: [], segments: [],
  };
}

function detailOf({ clock, segments, ...beside }: ClockLife): ClockDetail {
  const row = { ...clock, pausedSince: clock.remainingSeconds === null ? null : clock.since, remainingSecondsWhenPaused: clock.remainingSeconds };
  return { ...bareClock(row), ...beside, ...row, segments } as ClockDetail;
}

/** The clocks with their segments; asked anew whenever the row's clocks change, and from time to time: hours close and open without news. */
export function useClocks(conversation: Conversation) {
  const client = useQueryClient();
  useLive('notice', ({ conversationId }) => {
    if (conversationId === conversation.id) {
      void client.invalidateQueries({ queryKey: ['clocks', conversationId] });
    }
  });
  const shape = conversation.clocks.map(({ id, state, dueAt }) => `${id} ${state} ${dueAt ?? ''}`).join();
  return useQuery({
    queryKey: ['clocks', conversation.id, shape],
    refetchInterval: 60_000,
    queryFn: async ({ signal }) =>
      (await api.get<Slice<ClockLife>>(`/api/v1/sla/conversations/${conversation.id}/clocks`, { signal })).items.map(detailOf),
  });
}

interface PolicyName {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
}

/** What people call a policy; its id until that is known. */
export function usePolicyName(id: string | null, language: string): string | null {
  const { data } = useQuery({
    queryKey: ['sla', 'policy-name', id],
    enabled: id !== null,
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => api.get<PolicyName>(`/api/v1/sla/policies/${encodeURIComponent(id ?? '')}`, { signal }),
  });
  return data === undefined ? id : language === 'zh' ? data.nameZh : data.name;
}
