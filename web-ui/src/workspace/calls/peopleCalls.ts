import { useQuery } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';
import type { Agent } from '../../app/model/agent';

export interface Queue {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly active?: boolean;
  readonly rules?: { readonly delivery: 'OFFER' | 'AUTO_ACCEPT' | 'PULL' };
}

export function useQueues(enabled = true) {
  return useQuery({
    queryKey: ['queues'],
    enabled,
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => (await api.get<Slice<Queue>>('/api/v1/queues', { signal, query: { limit: 100 } })).items,
  });
}

export function useAgents(enabled = true) {
  return useQuery({
    queryKey: ['agents'],
    enabled,
    staleTime: 10_000,
    queryFn: async ({ signal }) => (await api.get<Slice<Agent>>('/api/v1/agents', { signal, query: { limit: 100 } })).items,
  });
}

/** The queue's name in the reader's language, or its id while unknown. */
export function useQueueName(): (id: string | null, language: string) => string {
  const { data } = useQueues();
  return (id, language) => {
    const queue = data?.find((one) => one.id === id);
    return (language === 'zh' ? queue?.nameZh : queue?.name) ?? queue?.name ?? id ?? '';
  };
}
