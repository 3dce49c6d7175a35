import { useQuery } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';
import type { ArticleHit } from '../../app/search/searchCalls';

/** Articles near the words, best first. */
export function useArticles(words: string, language: string) {
  const query = words.trim().slice(-300);
  return useQuery({
    queryKey: ['search', 'articles', query, language],
    enabled: query.length >= 2,
    queryFn: async ({ signal }) =>
      (await api.get<Slice<ArticleHit>>('/api/v1/knowledge/search', { signal, query: { q: query, language, limit: 5 } })).items,
  });
}
