import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../../app/api';

/** An article that may help, with the passage that says it. */
export interface SuggestedArticle {
  readonly id: string;
  readonly version: number;
  readonly language: string;
  readonly title: string;
  readonly path: string;
  readonly anchor: string;
  /** Without markup. */
  readonly text: string;
  /** Customers may read it. */
  readonly sendable: boolean;
}

/** What a colleague replied to much the same question. */
export interface SuggestedReply {
  readonly message: string;
  readonly question: string;
  readonly text: string;
  readonly approved: boolean;
  readonly likeness: number;
}

interface Suggested {
  readonly articles: readonly SuggestedArticle[];
  readonly replies: readonly SuggestedReply[];
}

const LIMIT = 2;
const READ = 300;

/** What may help with a reply to the question, the more so with the words typed so far. */
export function useSuggestions(question: string, typed: string, language: string) {
  const asked = question.trim().slice(-READ);
  const begun = typed.trim().slice(-READ);
  return useQuery({
    queryKey: ['suggestions', asked, begun, language],
    enabled: asked.length >= 2 || begun.length >= 3,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    queryFn: ({ signal }) =>
      api.post<Suggested>('/api/v1/knowledge/suggestions', { question: asked, typed: begun, language, limit: LIMIT }, { signal, timeoutMs: 5_000 }),
  });
}

export interface Lesson {
  readonly question: string;
  readonly language: string;
  readonly article: string;
}

/** Tells the bot that this article answers that question. */
export function useTeach() {
  return useMutation({
    mutationFn: ({ question, language, article }: Lesson) =>
      api.post('/api/v1/knowledge/answers/feedback', { questionText: question.slice(0, 2_000), language, articleId: article, verdict: 'this_was_the_answer' }),
  });
}

/** Says that a reply was the answer, so that it is suggested to who is asked the same. */
export function useApproveReply() {
  return useMutation({
    mutationFn: ({ message, approved }: { readonly message: string; readonly approved: boolean }) =>
      api.put(`/api/v1/knowledge/replies/${message}/approval`, { approved }),
  });
}
