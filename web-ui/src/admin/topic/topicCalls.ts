import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../app/api';
import { allOf } from '../calls/all';

export interface Topic {
  readonly key: string;
  readonly name: string;
  readonly nameZh: string;
  readonly examples: readonly string[];
  readonly active: boolean;
  /** What an edit is based on; 0 for a new one. */
  readonly revision: number;
}

/** How good guesses are. Shares from 0 to 1. */
export interface Measures {
  readonly lessons: number;
  readonly accuracy: number;
  readonly coverage: number;
  readonly precision: number;
  readonly calibrationError: number;
  readonly topics: readonly { readonly topic: string; readonly lessons: number; readonly found: number; readonly right: number }[];
  readonly confusions: readonly { readonly topic: string; readonly takenFor: string; readonly times: number }[];
}

export interface ModelHead {
  readonly version: number;
  readonly language: 'EN' | 'ZH';
  readonly trainedAt: string;
  readonly lessons: number;
  readonly topics: number;
  readonly measures: Measures;
}

export interface Learned {
  /** From which confidence a guess decides. */
  readonly sureAt: number;
  readonly running: boolean;
  readonly nextTrainingAt: string;
  readonly lastTrainedAt: string | null;
  readonly lastError: string | null;
  readonly newLessons: number;
  readonly models: readonly ModelHead[];
  readonly revision: number;
}

const TOPICS = ['topics'];
const MODEL = ['topic-model'];

export function useTopicList() {
  return useQuery({ queryKey: [...TOPICS, 'all'], queryFn: ({ signal }) => allOf<Topic>('/api/v1/knowledge/topics', signal) });
}

export function useLearned() {
  // Learning takes seconds to minutes; while it runs the page follows it.
  return useQuery({
    queryKey: MODEL,
    queryFn: ({ signal }) => api.get<Learned>('/api/v1/knowledge/topic-model', { signal }),
    refetchInterval: ({ state }) => (state.data?.running || Date.parse(state.data?.nextTrainingAt ?? '') <= Date.now() ? 2000 : 30_000),
  });
}

export function useAccuracy(days: number) {
  return useQuery({ queryKey: [...MODEL, 'accuracy', days], queryFn: ({ signal }) => api.get<Measures>('/api/v1/knowledge/topic-model/accuracy', { signal, query: { days } }) });
}

function useRefresh() {
  const client = useQueryClient();
  return () => Promise.all([TOPICS, MODEL].map((queryKey) => client.invalidateQueries({ queryKey })));
}

export function useSaveTopic() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ key, name, nameZh, examples, active, revision }: Topic) =>
      api.put<Topic>(`/api/v1/knowledge/topics/${encodeURIComponent(key)}`, { name, nameZh, examples, active }, revision === 0 ? {} : { ifMatch: revision }),
    onSuccess: refresh,
  });
}

export function useRemoveTopic() {
  const refresh = useRefresh();
  return useMutation({ mutationFn: (key: string) => api.delete(`/api/v1/knowledge/topics/${encodeURIComponent(key)}`), onSuccess: refresh });
}

export function useTrain() {
  const refresh = useRefresh();
  return useMutation({ mutationFn: () => api.post('/api/v1/knowledge/topic-model/trainings'), onSuccess: refresh });
}

export function useSettle(revision: number) {
  const refresh = useRefresh();
  return useMutation({ mutationFn: (sureAt: number) => api.put('/api/v1/knowledge/topic-model', { sureAt }, { ifMatch: revision }), onSettled: refresh });
}
