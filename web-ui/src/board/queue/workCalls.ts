import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';
import type { Decision } from '../../app/model/decision';
import type { Channel, Conversation, Priority, Tier } from '../../app/model/conversation';

export const states = ['waiting', 'offered', 'assigned'] as const;
export type WorkState = (typeof states)[number];

/** A conversation as routing has it. */
export interface Work {
  readonly conversationId: string;
  readonly queue: string;
  readonly state: 'WAITING' | 'OFFERED' | 'ASSIGNED' | 'FINISHED';
  readonly channel: Channel;
  readonly language: string;
  readonly priority: Priority;
  readonly tier: Tier;
  readonly waitingSince: string;
  readonly position: number | null;
  readonly agent: string | null;
  /** Why it still waits, in codes; and how many agents something speaks against. */
  readonly why: { readonly reasons: readonly string[]; readonly objections: Readonly<Record<string, number>> } | null;
}

export type Bulk =
  | { readonly action: 'ASSIGN'; readonly agent: string }
  | { readonly action: 'MOVE'; readonly queue: string }
  | { readonly action: 'REQUEUE' };

interface Done {
  readonly conversationId: string;
  readonly refused: string | null;
}

const KEY = ['work'];
/** So many are shown; whoever has more waiting looks at one queue. */
export const MOST = 100;

export function useWork(queue: string | null, state: WorkState) {
  return useQuery({
    queryKey: [...KEY, queue, state],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Slice<Work>>('/api/v1/work', { signal, query: { queue, state, reasons: state === 'waiting', limit: MOST } }),
  });
}

/** Reads the list again; called when the board says that something happened. */
export function useRefreshWork() {
  const client = useQueryClient();
  return () => Promise.all([KEY, ['agents']].map((queryKey) => client.invalidateQueries({ queryKey })));
}

/** Every candidate with what speaks for and against, as things are now. */
export function useWhy(conversation: string, asked: boolean) {
  return useQuery({
    queryKey: [...KEY, 'why', conversation],
    enabled: asked,
    queryFn: ({ signal }) => api.get<Decision>(`/api/v1/work/${conversation}/why`, { signal }),
  });
}

/** The conversations behind the work, for their names. */
export function useConversations(enabled: boolean) {
  return useQuery({
    queryKey: ['board', 'open'],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const { items } = await api.get<Slice<Conversation>>('/api/v1/conversations', { signal, query: { scope: 'waiting', limit: 100 } });
      return new Map(items.map((conversation) => [conversation.id, conversation]));
    },
  });
}

/** Does the same with many; tells how many it could not be done with, and why. */
export function useBulk() {
  const refresh = useRefreshWork();
  return useMutation({
    mutationFn: async ({ conversations, bulk }: { readonly conversations: readonly string[]; readonly bulk: Bulk }) => {
      const { items } = await api.post<Slice<Done>>('/api/v1/work/bulk', { ...bulk, conversations });
      return items.filter(({ refused }) => refused !== null);
    },
    onSettled: refresh,
  });
}
