import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';
import type { Conversation } from '../../app/model/conversation';

/** How a conversation is answered, on the channel on which the customer wrote last. */
export interface ReplyWay {
  readonly kind: string;
  readonly connection: string;
  readonly enabled: boolean;
  readonly longest: number;
  readonly unit: 'UTF16' | 'CODE_POINTS' | 'BYTES';
  /** Of files that may be sent; empty: none. */
  readonly mediaTypes: readonly string[];
  /** When the platform takes nothing more until the customer writes again; null: never. */
  readonly writableUntil: string | null;
  readonly remedy: string | null;
  /** Whether a reply is public unless told otherwise. */
  readonly inPublic: boolean;
  /** Whether one may choose. */
  readonly publicly: boolean;
}

export interface ChannelDelivery {
  readonly id: string;
  readonly entryId: string;
  readonly progress: 'queued' | 'sent' | 'delivered' | 'read' | 'failed';
  readonly problem: string | null;
}

const KEY = ['conversation-channel'];

/** Answered here and nowhere else: null. */
export function useReplyWay(conversation: Conversation) {
  return useQuery({
    queryKey: [...KEY, conversation.id, 'way', conversation.lastSequence],
    enabled: conversation.channel !== 'CHAT',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    queryFn: async ({ signal }) => (await api.get<ReplyWay | undefined>(`/api/v1/conversations/${conversation.id}/channel`, { signal })) ?? null,
  });
}

/** What became of the newest messages; looked at again while one is on its way. */
export function useChannelDeliveries(conversation: Conversation) {
  return useQuery({
    queryKey: [...KEY, conversation.id, 'deliveries', conversation.lastSequence],
    enabled: conversation.channel !== 'CHAT',
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await api.get<Slice<ChannelDelivery>>(`/api/v1/conversations/${conversation.id}/deliveries`, { signal })).items,
    refetchInterval: ({ state }) => (state.data?.some(({ progress }) => progress === 'queued') === true ? 2_000 : state.data?.some(({ progress }) => progress === 'sent') === true ? 15_000 : false),
  });
}

export function useResendDelivery() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (delivery: string) => api.post(`/api/v1/channels/deliveries/${encodeURIComponent(delivery)}/resend`),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
