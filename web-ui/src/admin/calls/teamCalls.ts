import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../app/api';
import { allOf } from './all';

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  /** How many agents are in it. */
  readonly members: number;
  /** What an edit is based on; 0 for a new team. */
  readonly revision: number;
}

const KEY = ['teams'];
const TEAMS = '/api/v1/teams';

export function useTeams() {
  return useQuery({ queryKey: KEY, staleTime: 60_000, queryFn: ({ signal }) => allOf<Team>(TEAMS, signal) });
}

/** Teams to choose from, by their names in a language. */
export function useTeamOptions(language: string) {
  return (useTeams().data ?? []).map(({ id, name, nameZh }) => ({ value: id, label: language === 'zh' ? nameZh : name }));
}

function useRefresh() {
  const client = useQueryClient();
  return () => Promise.all([KEY, ['queues'], ['agents']].map((queryKey) => client.invalidateQueries({ queryKey })));
}

export function useSaveTeam() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, name, nameZh, revision }: Omit<Team, 'members'>) => api.put<Team>(`${TEAMS}/${encodeURIComponent(id)}`, { name, nameZh }, revision === 0 ? {} : { ifMatch: revision }),
    onSuccess: refresh,
  });
}

export function useRemoveTeam() {
  const refresh = useRefresh();
  return useMutation({ mutationFn: (id: string) => api.delete(`${TEAMS}/${encodeURIComponent(id)}`), onSuccess: refresh });
}
