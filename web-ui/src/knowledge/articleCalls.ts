import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Slice } from '../app/api';
import type { Language } from '../app/i18n/i18n';
import type { Filters } from './filters';

export const states = ['draft', 'in-review', 'scheduled', 'published', 'retired'] as const;
export type State = (typeof states)[number];
export const audiences = ['public', 'signed-in', 'tier-premium', 'tier-vip', 'internal'] as const;
export type Audience = (typeof audiences)[number];

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
  /** Who was asked to look at it, while it is in review. */
  readonly reviewer: string | null;
  /** When it is published, while it is scheduled. */
  readonly publishAt: string | null;
  readonly owner: string;
  /** The day by which somebody has to look whether it still holds. */
  readonly reviewBy: string | null;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

export interface Version extends Content {
  readonly version: number;
  readonly writtenAt: string;
  readonly writtenBy: string;
}

/** A step of an article's life. */
export interface PastStep {
  readonly action: string;
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly reviewer: string | null;
  readonly publishAt: string | null;
}

export interface Translation {
  readonly id: string;
  readonly language: Language;
  readonly slug: string;
  readonly state: State;
  readonly publishedVersion: number | null;
  readonly original: boolean;
  /** Whether the original has published something that this one does not say yet. */
  readonly behind: boolean;
}

export interface Diff {
  readonly from: number;
  readonly to: number;
  readonly fields: Readonly<Record<string, { readonly before: string; readonly after: string }>>;
  readonly lines: readonly { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }[];
}

export interface Ratings {
  readonly versions: readonly { readonly version: number; readonly helpful: number; readonly notHelpful: number }[];
  readonly remarks: readonly { readonly version: number; readonly helpful: boolean; readonly text: string; readonly at: string }[];
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

export function useSteps(id: string) {
  return useQuery({
    queryKey: [...KEY, 'steps', id],
    queryFn: async ({ signal }) => (await api.get<Slice<PastStep>>(`${address(id)}/steps`, { signal })).items,
  });
}

export function useTranslations(id: string) {
  return useQuery({
    queryKey: [...KEY, 'translations', id],
    queryFn: async ({ signal }) => (await api.get<Slice<Translation>>(`${address(id)}/translations`, { signal })).items,
  });
}

export function useRatings(id: string) {
  return useQuery({ queryKey: [...KEY, 'ratings', id], queryFn: ({ signal }) => api.get<Ratings>(`${address(id)}/ratings`, { signal }) });
}

export function useDiff(id: string, from: number, to: number) {
  return useQuery({
    queryKey: [...KEY, 'diff', id, from, to],
    enabled: from >= 1 && to >= 1,
    staleTime: Infinity,
    queryFn: ({ signal }) => api.get<Diff>(`${address(id)}/diff`, { signal, query: { from, to } }),
  });
}

export function useCare(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (care: { readonly owner: string; readonly reviewBy: string | null }) => api.put<Article>(`${address(id)}/care`, care),
    onSuccess: () => client.invalidateQueries({ queryKey: [...KEY, 'list'] }),
  });
}

/** Stores a picture. @returns its address for Markdown */
export async function addPicture(file: Blob): Promise<string> {
  return (await api.post<{ path: string }>('/api/v1/articles/images', file, { timeoutMs: 60_000 })).path;
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

/** What an author may ask for beside an edit. */
export const wishes = ['submit', 'send-back', 'schedule', 'publish', 'retire'] as const;
export type WishKind = (typeof wishes)[number];

export interface Wish {
  readonly kind: WishKind;
  readonly reason?: string;
  readonly reviewer?: string;
  readonly publishAt?: string;
}

/** One step of an article, made from the version that its author saw. */
export type Step =
  | { readonly kind: 'create'; readonly identity: Identity; readonly content: Content }
  | { readonly kind: 'edit'; readonly id: string; readonly version: number; readonly content: Content; readonly translationBehind?: boolean }
  | { readonly kind: 'wish'; readonly id: string; readonly version: number; readonly wish: Wish };

export function takeStep(step: Step): Promise<Article> {
  switch (step.kind) {
    case 'create':
      return api.post<Article>('/api/v1/articles', { ...step.identity, ...step.content });
    case 'edit':
      return api.put<Article>(address(step.id), step.translationBehind === true ? { ...step.content, translationBehind: true } : step.content, { ifMatch: step.version });
    case 'wish': {
      const { kind, ...said } = step.wish;
      return api.post<Article>(`${address(step.id)}/${kind}`, Object.keys(said).length === 0 ? undefined : said, { ifMatch: step.version });
    }
  }
}

export function useStep() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: takeStep,
    onSuccess: (article) => {
      client.setQueryData([...KEY, 'one', article.id], article);
      void client.invalidateQueries({ queryKey: [...KEY, 'list'] });
      for (const part of ['versions', 'steps', 'translations']) {
        void client.invalidateQueries({ queryKey: [...KEY, part, article.id] });
      }
    },
  });
}
