import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';
import type { Conversation } from '../../app/model/conversation';
import { useLive, useResync } from '../../app/live/LiveProvider';
import { placed, type View } from '../model/views';

const LIMIT = 100;

export const listKey = (view: View) => ['conversations', view] as const;
export const conversationKey = (id: string) => ['conversation', id] as const;

async function page(query: Record<string, string>, signal: AbortSignal): Promise<readonly Conversation[]> {
  const slice = await api.get<Slice<Conversation>>('/api/v1/conversations', { signal, query: { ...query, limit: LIMIT } });
  return slice.items;
}

async function fetchView(view: View, signal: AbortSignal): Promise<readonly Conversation[]> {
  switch (view.kind) {
    case 'mine': {
      const parts = await Promise.all([
        page({ scope: 'mine', state: 'assigned' }, signal),
        page({ scope: 'mine', state: 'awaitingCustomer' }, signal),
      ]);
      return parts.flat();
    }
    case 'waiting':
      return page({ scope: 'waiting' }, signal);
    case 'resolved':
      // What is resolved is nobody's any more: all that I took part in.
      return page({ scope: 'all', state: 'resolved' }, signal);
    case 'all':
      return page({ scope: 'all' }, signal);
    case 'customer':
      return page({ scope: 'all', customer: view.customer }, signal);
  }
}

export function useConversations(view: View) {
  return useQuery({ queryKey: listKey(view), queryFn: ({ signal }) => fetchView(view, signal), staleTime: 60_000 });
}

export function useConversation(id: string | null) {
  return useQuery({
    queryKey: conversationKey(id ?? ''),
    enabled: id !== null,
    queryFn: ({ signal }) => api.get<Conversation>(`/api/v1/conversations/${id ?? ''}`, { signal }),
  });
}

/** Keeps every list and every open conversation as the live stream tells them. */
export function useLiveConversations(me: string): void {
  const client = useQueryClient();

  useLive('conversation', (incoming) => {
    client.setQueryData<Conversation>(conversationKey(incoming.id), (known) =>
      known === undefined || incoming.removed === true || incoming.revision < known.revision ? known : incoming,
    );
    for (const [key, list] of client.getQueriesData<readonly Conversation[]>({ queryKey: ['conversations'] })) {
      if (list !== undefined) {
        client.setQueryData(key, placed(list, incoming, key[1] as View, me));
      }
    }
    if (incoming.removed === true) {
      void client.invalidateQueries({ queryKey: conversationKey(incoming.id) });
    }
  });
  useResync(() => {
    void client.invalidateQueries({ queryKey: ['conversations'] });
    void client.invalidateQueries({ queryKey: ['conversation'] });
  });
}
