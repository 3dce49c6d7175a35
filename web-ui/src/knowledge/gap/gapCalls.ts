import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';

export const gapStates = ['open', 'drafted', 'covered', 'dismissed'] as const;
export type GapState = (typeof gapStates)[number];

/** Questions that mean the same and found no good answer. */
export interface Gap {
  readonly id: string;
  readonly language: string;
  readonly state: GapState;
  /** The question nearest to the middle of them. */
  readonly title: string;
  /** Missed questions of the last four weeks, and of the four before. */
  readonly questions: number;
  readonly before: number;
  readonly total: number;
  readonly lastAskedAt: string | null;
  /** Missed questions by week, oldest first, and those of the same kind that were answered. */
  readonly weeks: readonly number[];
  readonly answeredWeeks: readonly number[];
  readonly article: string | null;
  readonly coveredAt: string | null;
  readonly reason: string | null;
  readonly revision: number;
}

export interface Example {
  readonly text: string;
  /** CONVERSATION, PROGRAM or SEARCH: where it was asked. */
  readonly source: string;
  readonly fate: string;
  readonly askedAt: string;
  readonly reply: string | null;
  readonly approved: boolean;
}

/** What the article did; shares are 0 to 1, null without questions. */
export interface Effect {
  readonly since: string;
  readonly daysBefore: number;
  readonly daysAfter: number;
  readonly missedBefore: number;
  readonly missedAfter: number;
  readonly answeredBefore: number;
  readonly answeredAfter: number;
  readonly missedShareBefore: number | null;
  readonly missedShareAfter: number | null;
}

export interface OneGap {
  readonly gap: Gap;
  readonly examples: readonly Example[];
  readonly effect: Effect | null;
}

const PATH = '/api/v1/knowledge/gaps';

export function useGaps(state: GapState, language: string | null) {
  return useInfiniteQuery({
    queryKey: ['gaps', state, language],
    placeholderData: keepPreviousData,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.get<Slice<Gap>>(PATH, { signal, query: { state, language, cursor: pageParam, limit: 30 } }),
    getNextPageParam: ({ next }) => next,
  });
}

export function useGap(id: string) {
  return useQuery({ queryKey: ['gap', id], queryFn: ({ signal }) => api.get<OneGap>(`${PATH}/${id}`, { signal }) });
}

interface Decision {
  readonly gap: Pick<Gap, 'id' | 'revision'>;
  readonly state: 'open' | 'drafted' | 'dismissed';
  readonly article?: string;
  readonly reason?: string;
}

function put({ gap, ...decision }: Decision): Promise<OneGap> {
  return api.put<OneGap>(`${PATH}/${gap.id}`, decision, { ifMatch: gap.revision });
}

export function useDecideGap() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: put,
    onSuccess: (now) => {
      client.setQueryData(['gap', now.gap.id], now);
      return client.invalidateQueries({ queryKey: ['gaps'] });
    },
  });
}

/** Begins the article of a gap from how customers asked and colleagues answered, and says that it is being written. */
export function useBeginArticle() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (gap: Gap) => (await api.post<{ readonly article: string }>(`${PATH}/${gap.id}/article`, undefined, { ifMatch: gap.revision })).article,
    onSettled: (_id, _error, gap) =>
      Promise.all([client.invalidateQueries({ queryKey: ['gaps'] }), client.invalidateQueries({ queryKey: ['gap', gap.id] }), client.invalidateQueries({ queryKey: ['articles'] })]),
  });
}

/** One side of two articles that have too much in common. */
export interface Side {
  readonly article: string;
  readonly title: string | null;
  readonly language: string | null;
  readonly text: string;
}

export interface Overlap {
  readonly id: string;
  readonly kind: 'duplicate' | 'contradiction';
  readonly here: Side;
  readonly there: Side;
  readonly likeness: number;
  readonly foundAt: string;
  readonly dismissed: boolean;
}

export function useOverlaps(dismissed: boolean) {
  return useInfiniteQuery({
    queryKey: ['overlaps', dismissed],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.get<Slice<Overlap>>('/api/v1/knowledge/overlaps', { signal, query: { dismissed, cursor: pageParam, limit: 30 } }),
    getNextPageParam: ({ next }) => next,
  });
}

export function useDismissOverlap() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, dismissed }: { readonly id: string; readonly dismissed: boolean }) => api.put<Overlap>(`/api/v1/knowledge/overlaps/${id}`, { dismissed }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['overlaps'] }),
  });
}
