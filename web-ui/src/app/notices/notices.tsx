import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Slice } from '../api';
import type { NoticeEvent } from '../live/events';
import { useLive, useResync } from '../live/LiveProvider';

/** What the server wants this person to know; kept on the server until read. */
export type Notice = NoticeEvent;

type Pages = InfiniteData<Slice<Notice>, string | null>;

const LIST = ['notices', 'list'];
const COUNT = ['notices', 'unread'];
const PAGE = 30;
/** The service counts no further, and marks no more at a time. */
export const MOST = 100;

/** Puts news on top of what is listed; the same notice told twice is one. */
export function withNews(pages: Pages, notice: Notice): Pages {
  if (notice.id === undefined || pages.pages.some(({ items }) => items.some(({ id }) => id === notice.id))) {
    return pages;
  }
  const [first, ...rest] = pages.pages;
  return { ...pages, pages: [{ next: first?.next ?? null, items: [notice, ...(first?.items ?? [])] }, ...rest] };
}

/** The same with those read, all of them if no ids are given. */
export function withRead(pages: Pages, ids: readonly string[], at: string): Pages {
  const wanted = new Set(ids);
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, items: page.items.map((notice) => (notice.id !== undefined && wanted.has(notice.id) && !notice.readAt ? { ...notice, readAt: at } : notice)) })),
  };
}

/** The latest notices, live, and how to say that they were read. */
export function useNotices() {
  const client = useQueryClient();
  const [announced, setAnnounced] = useState<Notice | null>(null);
  const query = useInfiniteQuery({
    queryKey: LIST,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => api.get<Slice<Notice>>('/api/v1/notices', { signal, query: { cursor: pageParam, limit: PAGE } }),
    getNextPageParam: ({ next }) => next,
  });
  const count = useQuery({ queryKey: COUNT, queryFn: ({ signal }) => api.get<{ readonly count: number }>('/api/v1/notices/unread', { signal }) });
  useLive('notice', (notice) => {
    setAnnounced(notice);
    void client.invalidateQueries({ queryKey: COUNT });
    if (client.getQueryData(LIST) === undefined) {
      void client.invalidateQueries({ queryKey: ['notices'] });
    } else {
      client.setQueryData<Pages>(LIST, (pages) => (pages === undefined ? pages : withNews(pages, notice)));
    }
  });
  useResync(() => void client.invalidateQueries({ queryKey: ['notices'] }));
  const read = useMutation({
    mutationFn: (ids: readonly string[]) => api.post('/api/v1/notices/read', { ids: ids.slice(0, MOST) }),
    // Shown as read at once; if the server does not agree, what it says is fetched.
    onMutate: (ids) => client.setQueryData<Pages>(LIST, (pages) => (pages === undefined ? pages : withRead(pages, ids, new Date().toISOString()))),
    onSuccess: () => client.invalidateQueries({ queryKey: COUNT }),
    onError: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
  const notices = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return { query, notices, unread: notices.filter(({ readAt }) => !readAt), count: count.data?.count ?? 0, announced, read: (ids: readonly string[]) => ids.length > 0 && read.mutate(ids) };
}
