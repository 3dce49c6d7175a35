import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api';
import type { Agent, Presence } from '../model/agent';
import type { Channel } from '../model/conversation';
import { Problem } from '../problem';
import { hasRole, useSession } from '../session/session';

export const myAgentKey = ['agents', 'me'] as const;

/** My own record as an agent; null for a supervisor who has never taken work. Nobody else is asked about. */
export function useMyAgent() {
  const session = useSession();
  return useQuery({
    queryKey: myAgentKey,
    enabled: hasRole(session, ['agent', 'supervisor']),
    queryFn: async ({ signal }) => {
      try {
        return await api.get<Agent>('/api/v1/agents/me', { signal });
      } catch (error) {
        if (error instanceof Problem && (error.status === 404)) {
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
    // With minutes, a wrap-up or an absence ends by itself.
    mutationFn: ({ presence, minutes }: { readonly presence: Presence; readonly minutes?: number }) =>
      api.put<Agent>('/api/v1/agents/me/presence', minutes === undefined ? { presence } : { presence, minutes }),
    onSuccess: (agent) => client.setQueryData<Agent | null>(myAgentKey, agent),
    onMutate: ({ presence }) => {
      const before = client.getQueryData<Agent | null>(myAgentKey);
      client.setQueryData<Agent | null>(myAgentKey, (agent) => (agent ? { ...agent, presence } : agent));
      return before;
    },
    onError: (_error, _presence, before) => client.setQueryData(myAgentKey, before),
  });
}

/** Takes nothing from those channels for a while. */
export function usePauseChannels() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (paused: readonly Channel[]) => api.put<Agent>('/api/v1/agents/me/channels', { paused }),
    onSuccess: (agent) => client.setQueryData<Agent | null>(myAgentKey, agent),
  });
}
