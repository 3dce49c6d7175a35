import { useQuery } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';
import type { ClockView, Conversation } from '../../app/model/conversation';

export interface ClockSegment {
  /** What the time went to, as a stable code. */
  readonly stage: string;
  readonly from: string;
  readonly to: string | null;
  /** Whether the promise's time ran. */
  readonly counted: boolean;
  /** Seconds of business time; null while it lasts. */
  readonly workedSeconds: number | null;
}

export interface ClockDetail extends ClockView {
  readonly policy: string | null;
  readonly segments: readonly ClockSegment[];
}

interface ClockLife {
  readonly clock: Omit<ClockView, 'pausedSince' | 'remainingSecondsWhenPaused'> & { readonly policy: string; readonly since: string; readonly remainingSeconds: number | null };
  readonly segments: readonly ClockSegment[];
}

function detailOf({ clock, segments }: ClockLife): ClockDetail {
  return { ...clock, pausedSince: clock.remainingSeconds === null ? null : clock.since, remainingSecondsWhenPaused: clock.remainingSeconds, segments };
}

/** The clocks with their segments; asked anew whenever the row's clocks change. */
export function useClocks(conversation: Conversation) {
  const shape = conversation.clocks.map(({ id, state, dueAt }) => `${id} ${state} ${dueAt ?? ''}`).join();
  return useQuery({
    queryKey: ['clocks', conversation.id, shape],
    queryFn: async ({ signal }) =>
      (await api.get<Slice<ClockLife>>(`/api/v1/sla/conversations/${conversation.id}/clocks`, { signal })).items.map(detailOf),
  });
}
