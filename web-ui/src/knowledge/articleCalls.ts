import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Slice } from '../app/api';
import type { Language } from '../app/i18n/i18n';
import type { Filters } from './filters';

export const states = ['draft', 'published', 'retired'] as const;
export type State = (typeof states)[number];
export type Audience = 'public' | 'internal';

/** What an author writes. */
export interface Content {
  readonly title: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly audience: Audience;
  readonly markdown: string;
  readonly exampleQuestions: readonly string[];
}

/** What an article is known by; it never changes. */
export interface Identity {
  /** The same in all languages. */
  readonly key: string;
  readonly slug: string;
  readonly language: Language;
}

export interface Article extends Content, Identity {
  readonly id: string;
  readonly state: State;
  readonly version: number;
  /** What readers see; smaller than `version` while there are changes that are not published. */
  readonly publishedVersion: number | null;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

export interface Version extends Content {
  readonly version: number;
  readonly writtenAt: string;
  readonly writtenBy: string;
}

const KEY = ['articles'];
const address = (id: string) => `/api/v1/articles/${encodeURIComponent(id)}`;

export function useArticles(filters: Filters) {
  return useInfiniteQuery({
    queryKey: [...KEY, 'list', filters],
    initialPageParam: null as string | null,
    placeholderData: keepPreviousData,
    getNextPageParam: (page: Slice<Article>) => page.next,
    queryFn: ({ signal, pageParam }) => api.get<Slice<Article>>('/api/v1/articles', { signal, query: { ...filters, cursor: pageParam, limit: 50 } }),
  });
}

export function fetchArticle(id: string, signal?: AbortSignal): Promise<Article> {
  return api.get<Article>(address(id), signal === undefined ? {} : { signal });
}

export function useArticle(id: string | null) {
  return useQuery({
    queryKey: [...KEY, 'one', id],
    enabled: id !== null,
    // What is being edited is compared with the server when it is saved, not exchanged under the author's hands.
    staleTime: Infinity,
    gcTime: 0,
    queryFn: ({ signal }) => fetchArticle(id ?? '', signal),
  });
}

export function useVersions(id: string) {
  return useQuery({
    queryKey: [...KEY, 'versions', id],
    queryFn: async ({ signal }) => (await api.get<Slice<Version>>(`${address(id)}/versions`, { signal, query: { limit: 50 } })).items,
  });
}

export function usePreview(markdown: string) {
  return useQuery({
    queryKey: ['article-preview', markdown],
    enabled: markdown.trim() !== '',
    staleTime: Infinity,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await api.post<{ html: string }>('/api/v1/articles/preview', { markdown }, { signal })).html,
  });
}

/** One step of an article, made from the version that its author saw. */
export type Step =
  | { readonly kind: 'create'; readonly identity: Identity; readonly content: Content }
  | { readonly kind: 'edit'; readonly id: string; readonly version: number; readonly content: Content }
  | { readonly kind: 'publish' | 'retire'; readonly id: string; readonly version: number };

export function takeStep(step: Step): Promise<Article> {
  switch (step.kind) {
    case 'create':
      return api.post<Article>('/api/v1/articles', { ...step.identity, ...step.content });
    case 'edit':
      return api.put<Article>(address(step.id), step.content, { ifMatch: step.version });
    case 'publish':
    case 'retire':
      return api.post<Article>(`${address(step.id)}/${step.kind}`, undefined, { ifMatch: step.version });
  }
}

export function useStep() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: takeStep,
    onSuccess: (article) => {
      client.setQueryData([...KEY, 'one', article.id], article);
      void client.invalidateQueries({ queryKey: [...KEY, 'list'] });
      void client.invalidateQueries({ queryKey: [...KEY, 'versions', article.id] });
    },
  });
}
