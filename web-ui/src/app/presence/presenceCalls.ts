import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api';
import type { Agent, Presence } from '../model/agent';
import { Problem } from '../problem';

export const myAgentKey = ['agents', 'me'] as const;

/** My own record as an agent; null for staff who take no work. */
export function useMyAgent() {
  return useQuery({
    queryKey: myAgentKey,
    queryFn: async ({ signal }) => {
      try {
        return await api.get<Agent>('/api/v1/agents/me', { signal });
      } catch (error) {
        if (error instanceof Problem && (error.status === 404 || error.status === 403)) {
          return null;
        }
        throw error;
      }
    },
  });
}

export function useSetPresence() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (presence: Presence) => api.put<Agent | undefined>('/api/v1/agents/me/presence', { presence }),
    onMutate: (presence) => {
      const before = client.getQueryData<Agent | null>(myAgentKey);
      client.setQueryData<Agent | null>(myAgentKey, (agent) => (agent ? { ...agent, presence } : agent));
      return before;
    },
    onError: (_error, _presence, before) => client.setQueryData(myAgentKey, before),
    onSettled: () => client.invalidateQueries({ queryKey: myAgentKey }),
  });
}
