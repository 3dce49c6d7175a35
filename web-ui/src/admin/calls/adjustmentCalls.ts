import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../app/api';
import type { Metric } from '../../app/model/conversation';
import { allOf } from './all';
import type { Match } from './promiseCalls';

export const adjustmentStates = ['requested', 'approved', 'active', 'ended', 'rejected', 'withdrawn'] as const;
export type AdjustmentState = (typeof adjustmentStates)[number];
export type AdjustmentKind = 'PEAK' | 'OUTAGE';
export type Decision = 'approve' | 'reject' | 'withdraw' | 'end';

/** What is asked for; exactly one of the new target and the percentage is given. */
export interface AdjustmentRequest {
  readonly name: string;
  readonly kind: AdjustmentKind;
  readonly reason: string;
  readonly match: Match;
  readonly metrics: readonly Metric[];
  readonly from: string;
  readonly until: string;
  readonly mustSeconds?: number | null;
  /** The new target as a share of the standard one: 200 is twice as long. */
  readonly percent?: number | null;
}

interface Person {
  readonly id: string;
  readonly name: string | null;
}

export interface Adjustment extends AdjustmentRequest {
  readonly id: string;
  readonly state: AdjustmentState;
  readonly requestedBy: Person;
  readonly requestedAt: string;
  readonly decidedBy?: Person | null;
  readonly decidedAt?: string | null;
  readonly decisionReason?: string | null;
  /** When somebody ended it before its time. */
  readonly endedAt?: string | null;
}

const KEY = ['sla', 'adjustments'];
const ADJUSTMENTS = '/api/v1/sla/adjustments';

export function useAdjustments(state: AdjustmentState | null) {
  return useQuery({
    queryKey: [...KEY, state],
    queryFn: ({ signal }) => allOf<Adjustment>(ADJUSTMENTS, signal, { state }),
  });
}

export function useRequestAdjustment() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ request, key }: { readonly request: AdjustmentRequest; readonly key: string }) => api.post<Adjustment>(ADJUSTMENTS, request, { idempotencyKey: key }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useDecide() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, decision, reason }: { readonly id: string; readonly decision: Decision; readonly reason?: string }) =>
      api.post<Adjustment>(`${ADJUSTMENTS}/${encodeURIComponent(id)}/${decision}`, reason === undefined ? {} : { reason }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
