import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Slice } from '../app/api';
import type { Language } from '../app/i18n/i18n';

export interface SynonymGroup {
  readonly id: string;
  readonly language: Language;
  readonly words: readonly string[];
}

export interface SearchIndex {
  readonly language: Language;
  readonly model: string;
  readonly articles: number;
  readonly waiting: number;
  /** Since when another index is being filled beside the live one. */
  readonly fillingSince: string | null;
}

const SYNONYMS = ['synonyms'];
const INDICES = ['search-indices'];
const MOST_PAGES = 20;

async function allGroups(language: Language, signal: AbortSignal): Promise<readonly SynonymGroup[]> {
  const groups: SynonymGroup[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    // Each page names the next one.
    // oxlint-disable-next-line no-await-in-loop
    const slice: Slice<SynonymGroup> = await api.get<Slice<SynonymGroup>>('/api/v1/knowledge/synonyms', { signal, query: { language, cursor, limit: 100 } });
    groups.push(...slice.items);
    cursor = slice.next;
    if (cursor === null) {
      break;
    }
  }
  return groups;
}

export function useSynonyms(language: Language) {
  return useQuery({ queryKey: [...SYNONYMS, language], queryFn: ({ signal }) => allGroups(language, signal) });
}

/** Stores a group; one without id is new. */
export function useSaveSynonyms() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, language, words }: { readonly id: string | null; readonly language: Language; readonly words: readonly string[] }) =>
      id === null
        ? api.post<SynonymGroup>('/api/v1/knowledge/synonyms', { language, words })
        : api.put<SynonymGroup>(`/api/v1/knowledge/synonyms/${id}`, { language, words }),
    onSuccess: () => client.invalidateQueries({ queryKey: SYNONYMS }),
  });
}

export function useRemoveSynonyms() {
  const client = useQueryClient();
  return useMutation({ mutationFn: (id: string) => api.delete(`/api/v1/knowledge/synonyms/${id}`), onSuccess: () => client.invalidateQueries({ queryKey: SYNONYMS }) });
}

export function useIndices(wanted: boolean) {
  return useQuery({
    queryKey: INDICES,
    enabled: wanted,
    refetchInterval: 3_000,
    queryFn: async ({ signal }) => (await api.get<Slice<SearchIndex>>('/api/v1/knowledge/indices', { signal })).items,
  });
}

export function useRebuild() {
  const client = useQueryClient();
  return useMutation({ mutationFn: (language: Language) => api.post(`/api/v1/knowledge/indices/${language}/rebuild`), onSettled: () => client.invalidateQueries({ queryKey: INDICES }) });
}
