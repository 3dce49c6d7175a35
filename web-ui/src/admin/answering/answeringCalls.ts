import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../app/api';

/** Answers whose confidence lay in one tenth: how sure they were said to be, and how many were right. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly questions: number;
  readonly said: number;
  readonly was: number;
}

export interface Reliability {
  readonly bins: readonly Bin[];
  /** Mean distance between said and true, 0 to 1. */
  readonly error: number;
  readonly questions: number;
}

export interface Threshold {
  readonly audience: string;
  readonly wantedPrecision: number;
  readonly foreignShare: number;
  readonly revision: number;
  /** Null while there is nothing to choose it from. */
  readonly answerAt: number | null;
  readonly precision: number | null;
  readonly coverage: number | null;
  readonly foreignAnswered: number | null;
  readonly source: 'feedback' | 'lessons' | null;
  readonly judged: number | null;
}

export interface Learned {
  readonly language: string;
  readonly upToDate: boolean;
  readonly learnedAt: string | null;
  readonly lessons: number;
  readonly articles: number;
  readonly phrasings: number;
  readonly fromFeedback: Reliability;
  readonly fromLessons: Reliability;
  readonly thresholds: readonly Threshold[];
}

export interface SensitiveTopic {
  readonly key: string;
  readonly name: string;
  readonly nameZh: string;
  readonly active: boolean;
  /** It has wordings of its own and cannot be removed. */
  readonly shipped: boolean;
  readonly phrases: { readonly en: readonly string[]; readonly zh: readonly string[] };
  readonly revision: number;
}

const RELIABILITY = ['knowledge', 'reliability'];
const TOPICS = ['knowledge', 'sensitive-topics'];
const address = (key: string) => `/api/v1/knowledge/sensitive-topics/${encodeURIComponent(key)}`;

export function useReliability() {
  // Learning takes seconds to minutes; while it runs the page follows it.
  return useQuery({
    queryKey: RELIABILITY,
    queryFn: ({ signal }) => api.get<{ languages: readonly Learned[] }>('/api/v1/knowledge/reliability', { signal }),
    refetchInterval: ({ state }) => (state.data?.languages.some(({ upToDate }) => !upToDate) ? 3000 : 30_000),
  });
}

export function useWish() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ audience, precision, foreignShare, revision }: { audience: string; precision: number; foreignShare: number; revision: number }) =>
      api.put(`/api/v1/knowledge/reliability/${audience}`, { precision, foreignShare }, { ifMatch: revision }),
    onSettled: () => client.invalidateQueries({ queryKey: RELIABILITY }),
  });
}

export function useSensitiveTopics() {
  return useQuery({
    queryKey: TOPICS,
    queryFn: ({ signal }) => api.get<{ items: readonly SensitiveTopic[] }>('/api/v1/knowledge/sensitive-topics', { signal }),
    select: ({ items }) => items,
  });
}

export function useSaveSensitiveTopic() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, revision, name, nameZh, active, phrases }: Omit<SensitiveTopic, 'shipped'>) =>
      api.put<SensitiveTopic>(address(key), { name, nameZh, active, phrases }, revision === 0 ? {} : { ifMatch: revision }),
    onSuccess: () => client.invalidateQueries({ queryKey: TOPICS }),
  });
}

export function useRemoveSensitiveTopic() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, revision }: SensitiveTopic) => api.delete(address(key), { ifMatch: revision }),
    onSuccess: () => client.invalidateQueries({ queryKey: TOPICS }),
  });
}
