import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { api, type Slice } from '../app/api';
import type { Agent, Presence } from '../app/model/agent';
import type { Conversation, Metric, Priority, Tier } from '../app/model/conversation';

/** `GET /api/v1/board`: what is going on at one moment. */
export interface Board {
  readonly at: string;
  readonly queues: readonly BoardQueue[];
  readonly agents: readonly BoardAgent[];
  readonly waiting: readonly Waiting[];
  readonly clocks: readonly BoardClock[];
  readonly today: { readonly conversations: number; readonly resolved: number; readonly open: number; readonly attainment: number | null };
}

export interface BoardQueue {
  readonly queue: string | null;
  readonly name: string | null;
  readonly nameZh: string | null;
  readonly waiting: number;
  readonly offered: number;
  readonly assigned: number;
  readonly longestWaitSince: string | null;
}

export interface BoardAgent {
  readonly id: string;
  readonly name: string;
  readonly presence: Presence;
  readonly since: string | null;
  readonly capacity: number;
  readonly load: number;
  readonly conversations: number;
}

export interface Waiting {
  readonly conversationId: string;
  readonly queue: string | null;
  readonly since: string | null;
  readonly channel: string;
  readonly language: string;
  readonly tier: Tier;
  readonly priority: Priority;
  readonly stage: 'WAITING' | 'OFFERED';
}

export interface BoardClock {
  readonly id: string;
  readonly conversationId: string;
  readonly metric: Metric;
  readonly dueAt: string;
  readonly targetSeconds: number;
  readonly warned: boolean;
  readonly queue: string | null;
  readonly assignee: string | null;
}

export function useAgents() {
  return useQuery({
    queryKey: ['agents'],
    staleTime: 10_000,
    queryFn: async ({ signal }) => (await api.get<Slice<Agent>>('/api/v1/agents', { signal, query: { limit: 100 } })).items,
  });
}

interface CheckedQueue {
  readonly id: string;
  readonly active: boolean;
  readonly warnings: readonly string[];
}

/** What is wrong with queues as they are staffed now, by their ids: nobody could ever serve one, or nobody who is present. */
export function useQueueWarnings() {
  return useQuery({
    queryKey: ['queues', 'warnings'],
    refetchInterval: 60_000,
    queryFn: async ({ signal }) => {
      const { items } = await api.get<Slice<CheckedQueue>>('/api/v1/queues', { signal, query: { limit: 100 } });
      return new Map(items.filter(({ active }) => active).map(({ id, warnings }) => [id, warnings]));
    },
  });
}

/** Who the waiting customers are; refetched when another conversation waits. */
export function useWaitingNames(waiting: readonly Waiting[]) {
  const key = waiting.map(({ conversationId }) => conversationId).join();
  return useQuery({
    queryKey: ['board', 'names', key],
    enabled: key !== '',
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const { items } = await api.get<Slice<Conversation>>('/api/v1/conversations', { signal, query: { scope: 'waiting', limit: 100 } });
      return new Map(items.map((conversation) => [conversation.id, conversation]));
    },
  });
}

export type Move =
  | { readonly kind: 'take'; readonly conversation: string }
  | { readonly kind: 'assign'; readonly conversation: string; readonly agent: string }
  | { readonly kind: 'move'; readonly conversation: string; readonly queue: string };

export function useMove() {
  return useMutation({
    mutationFn: (move: Move) =>
      api.post(
        `/api/v1/work/${move.conversation}/${move.kind}`,
        move.kind === 'assign' ? { agent: move.agent } : move.kind === 'move' ? { queue: move.queue } : undefined,
      ),
  });
}
