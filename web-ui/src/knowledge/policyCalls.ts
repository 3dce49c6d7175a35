import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Slice } from '../app/api';
import type { Language } from '../app/i18n/i18n';
import type { Article } from './articleCalls';

export interface PolicyChange {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** When the last of its articles said it; null while one does not. */
  readonly publishedAt: string | null;
  readonly articles: readonly { readonly id: string; readonly title: string; readonly language: Language; readonly publishedAt: string | null }[];
}

const KEY = ['policy-changes'];

export function usePolicyChanges() {
  return useQuery({
    queryKey: KEY,
    refetchInterval: 30_000,
    queryFn: async ({ signal }) => (await api.get<Slice<PolicyChange>>('/api/v1/knowledge/policy-changes', { signal, query: { limit: 50 } })).items,
  });
}

/** The promise on a change, as the service-level clocks keep it. */
export interface FreshnessClock {
  readonly state: string;
  readonly metric: string;
  readonly policy: string;
  /** Nothing while the clock stands still. */
  readonly dueAt: string | null;
  readonly breached: boolean;
}

/** The clock that runs until a change's articles say it; nothing where no policy promises a time. */
export function useFreshnessClock(change: string, wanted: boolean) {
  return useQuery({
    queryKey: [...KEY, change, 'clock'],
    enabled: wanted,
    refetchInterval: 30_000,
    queryFn: async ({ signal }) => {
      const { items } = await api.get<Slice<{ readonly clock: FreshnessClock }>>(`/api/v1/sla/conversations/${change}/clocks`, { signal });
      return items.find(({ clock }) => clock.metric === 'KNOWLEDGE_FRESHNESS')?.clock ?? null;
    },
  });
}

export function useRecordChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: { readonly title: string; readonly note: string; readonly articles: readonly string[] }) => api.post<PolicyChange>('/api/v1/knowledge/policy-changes', change),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

/** Published articles by words of their titles, to choose from. */
export function useChoice(words: string) {
  return useQuery({
    queryKey: ['articles', 'choice', words],
    queryFn: async ({ signal }) => (await api.get<Slice<Article>>('/api/v1/articles', { signal, query: { q: words, state: 'published', limit: 30 } })).items,
  });
}
