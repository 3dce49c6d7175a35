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
  /** What it takes of an agent's budget, 1 to 100. */
  readonly weight: number;
  /** By when it was promised to somebody; only while it waits. */
  readonly deadline: string | null;
  /** How long it will take. */
  readonly handlingSeconds: number | null;
  /** Where it goes if it still waits then. */
  readonly overflow: { readonly to: string; readonly at: string } | null;
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
/** So many are shown at once; more are on the next page. */
export const MOST = 100;

/** One page; only that one is looked at again when something happens, however long the line is. */
export function useWork(queue: string | null, state: WorkState, cursor: string | null) {
  return useQuery({
    queryKey: [...KEY, queue, state, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Slice<Work>>('/api/v1/work', { signal, query: { queue, state, reasons: state === 'waiting', limit: MOST, cursor } }),
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

/** Names are looked up for so many pages; further back a line shows visitors. */
const MOST_NAMED_PAGES = 10;

/** The conversations behind the first pages of the work, for their names. */
export function useConversations(enabled: boolean, pages: number) {
  return useQuery({
    queryKey: ['board', 'open', pages],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const named = new Map<string, Conversation>();
      let cursor: string | null = null;
      for (let page = 0; page < Math.min(pages, MOST_NAMED_PAGES); page += 1) {
        // Each page begins where the one before it ended.
        // oxlint-disable-next-line no-await-in-loop
        const found: Slice<Conversation> = await api.get<Slice<Conversation>>('/api/v1/conversations', { signal, query: { scope: 'waiting', limit: 100, cursor } });
        found.items.forEach((conversation) => named.set(conversation.id, conversation));
        cursor = found.next;
        if (cursor === null) {
          break;
        }
      }
      return named;
    },
  });
}

/** Says how much of its agent's budget a conversation takes. */
export function useWeigh() {
  const refresh = useRefreshWork();
  return useMutation({
    mutationFn: ({ conversation, weight }: { readonly conversation: string; readonly weight: number }) => api.put(`/api/v1/work/${conversation}/weight`, { weight }),
    onSettled: refresh,
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
