import { useQuery } from '@tanstack/react-query';
import { api, type Slice } from '../api';
import type { Conversation, Customer } from '../model/conversation';

export interface ArticleHit {
  readonly id: string;
  readonly title: string;
  /** In the help centre, with its language. */
  readonly path: string;
  readonly anchor: string;
  readonly excerpt: string;
  readonly audience: 'public' | 'internal';
}

const LIMIT = 5;

/** The first few conversations, customers and articles that match; a source that fails is only left out. */
export function useSearch(words: string, language: string) {
  const query = words.trim();
  const enabled = query.length >= 2;
  const conversations = useQuery({
    queryKey: ['search', 'conversations', query],
    enabled,
    queryFn: ({ signal }) => api.get<Slice<Conversation>>('/api/v1/conversations', { signal, query: { scope: 'all', q: query, limit: LIMIT } }),
  });
  const customers = useQuery({
    queryKey: ['search', 'customers', query],
    enabled,
    queryFn: ({ signal }) => api.get<Slice<Customer>>('/api/v1/customers', { signal, query: { q: query, limit: LIMIT } }),
  });
  const articles = useQuery({
    queryKey: ['search', 'articles', query, language],
    enabled,
    queryFn: ({ signal }) => api.get<Slice<ArticleHit>>('/api/v1/knowledge/search', { signal, query: { q: query, language, limit: LIMIT } }),
  });
  return {
    conversations: conversations.data?.items ?? [],
    customers: customers.data?.items ?? [],
    articles: articles.data?.items ?? [],
    busy: enabled && (conversations.isFetching || customers.isFetching || articles.isFetching),
    failed: [conversations, customers, articles].every((source) => source.isError),
    enabled,
  };
}
