import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Slice } from '../app/api';
import type { Language } from '../app/i18n/i18n';

export interface Listed {
  readonly slug: string;
  readonly title: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly updatedAt: string;
}

export interface Page {
  readonly id: string;
  readonly slug: string;
  readonly language: Language;
  readonly title: string;
  readonly category: string;
  /** Made and sanitised by the server. */
  readonly html: string;
  readonly updatedAt: string;
  /** The article's slugs in other languages, by language. */
  readonly translations: Readonly<Record<string, string>>;
}

export interface Hit {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly path: string;
  readonly anchor: string;
  readonly excerpt: string;
}

const MOST_PAGES = 10;
const MOST_HITS = 12;
/** Longest question that the search takes. */
export const LONGEST_WORDS = 300;

async function listAll(language: Language, signal: AbortSignal): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    // Each page names the next one.
    // oxlint-disable-next-line no-await-in-loop
    const slice: Slice<Listed> = await api.get<Slice<Listed>>(`/help-api/v1/${language}/articles`, { signal, query: { limit: 100, cursor } });
    found.push(...slice.items);
    cursor = slice.next;
    if (cursor === null) {
      break;
    }
  }
  return found;
}

export function useArticleList(language: Language) {
  return useQuery({ queryKey: ['help', language, 'articles'], staleTime: 60_000, queryFn: ({ signal }) => listAll(language, signal) });
}

export function useArticle(language: Language, slug: string) {
  return useQuery({
    queryKey: ['help', language, 'articles', slug],
    staleTime: 60_000,
    queryFn: ({ signal }) => api.get<Page>(`/help-api/v1/${language}/articles/${encodeURIComponent(slug)}`, { signal }),
  });
}

export function useHits(language: Language, words: string) {
  return useQuery({
    queryKey: ['help', language, 'search', words],
    enabled: words !== '',
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await api.get<Slice<Hit>>(`/help-api/v1/${language}/search`, { signal, query: { q: words, limit: MOST_HITS } })).items,
  });
}
