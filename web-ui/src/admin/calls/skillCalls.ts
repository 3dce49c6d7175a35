import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../app/api';
import { allOf } from './all';

export interface Skill {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  /** Skills whose holders can help out. */
  readonly neighbours: readonly string[];
  /** What an edit is based on; 0 for a new skill. */
  readonly revision: number;
}

const KEY = ['skills'];

export function useSkills() {
  return useQuery({ queryKey: KEY, staleTime: 60_000, queryFn: ({ signal }) => allOf<Skill>('/api/v1/skills', signal) });
}

/** What a skill is called in a language, its key while unknown. */
export function useSkillName(language: string): (id: string) => string {
  const { data } = useSkills();
  return (id) => {
    const skill = data?.find((one) => one.id === id);
    return (language === 'zh' ? skill?.nameZh : skill?.name) ?? id;
  };
}

function useRefresh() {
  const client = useQueryClient();
  return () => Promise.all([KEY, ['queues'], ['agents']].map((queryKey) => client.invalidateQueries({ queryKey })));
}

export function useSaveSkill() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, name, nameZh, neighbours, revision }: Skill) =>
      api.put<Skill>(`/api/v1/skills/${encodeURIComponent(id)}`, { name, nameZh, neighbours }, revision === 0 ? {} : { ifMatch: revision }),
    onSuccess: refresh,
  });
}

export function useRemoveSkill() {
  const refresh = useRefresh();
  return useMutation({ mutationFn: (id: string) => api.delete(`/api/v1/skills/${encodeURIComponent(id)}`), onSuccess: refresh });
}
