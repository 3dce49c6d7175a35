import { useQuery } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';
import type { Decision } from '../../app/model/decision';

export function useDecisions(conversation: string) {
  return useQuery({
    queryKey: ['decisions', conversation],
    queryFn: async ({ signal }) =>
      (await api.get<Slice<Decision>>(`/api/v1/work/${conversation}/decisions`, { signal, query: { limit: 20 } })).items,
  });
}
