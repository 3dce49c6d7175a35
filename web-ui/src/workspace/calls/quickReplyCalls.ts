import { useQuery } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';

export interface QuickReply {
  readonly id: string;
  readonly shortcut: string;
  readonly title: string;
  readonly language: string;
  readonly text: string;
}

export function useQuickReplies() {
  return useQuery({
    queryKey: ['quick-replies'],
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => (await api.get<Slice<QuickReply>>('/api/v1/quick-replies', { signal, query: { limit: 100 } })).items,
  });
}
