import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../app/api';
import type { Agent, Week } from '../../app/model/agent';
import { allOf } from './all';

export interface AgentEdit {
  readonly skills: readonly { readonly skill: string; readonly level: number }[];
  readonly languages: readonly string[];
  /** 0 to 10 000; 100 is one person's full attention. */
  readonly capacity: number;
  readonly teams: readonly string[];
  readonly hours: Week | null;
  readonly cap: { readonly most: number; readonly perSeconds: number } | null;
  readonly wrapUpSeconds: number;
}

const KEY = ['agents'];

export function useAgents() {
  return useQuery({ queryKey: [...KEY, 'admin'], queryFn: ({ signal }) => allOf<Agent>('/api/v1/agents', signal) });
}

export function useSaveAgent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, edit, revision }: { readonly id: string; readonly edit: AgentEdit; readonly revision: number }) =>
      api.put<Agent>(`/api/v1/agents/${encodeURIComponent(id)}`, edit, revision === 0 ? {} : { ifMatch: revision }),
    // Whether a queue can be served depends on who can do what.
    onSuccess: () => Promise.all([KEY, ['queues']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
