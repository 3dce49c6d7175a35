import { useQuery } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';
import type { ClockView, Conversation } from '../../app/model/conversation';

export interface ClockSegment {
  readonly from: string;
  readonly to: string | null;
  /** Why time ran or stood still, as a stable code. */
  readonly cause: string;
}

export interface ClockDetail extends ClockView {
  readonly policy: string | null;
  readonly segments: readonly ClockSegment[];
}

/** The clocks with their segments; asked anew whenever the row's clocks change. */
export function useClocks(conversation: Conversation) {
  const shape = conversation.clocks.map(({ id, state, dueAt }) => `${id} ${state} ${dueAt ?? ''}`).join();
  return useQuery({
    queryKey: ['clocks', conversation.id, shape],
    queryFn: async ({ signal }) =>
      (await api.get<Slice<ClockDetail>>(`/api/v1/sla/conversations/${conversation.id}/clocks`, { signal })).items.map((clock) => ({
        ...clock,
        policy: clock.policy ?? null,
        segments: clock.segments ?? [],
      })),
  });
}
