import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../app/api';
import { allOf } from './all';

export interface QuickReplyEdit {
  /** What an agent types to get it, unique within a language. */
  readonly shortcut: string;
  readonly title: string;
  readonly language: string;
  readonly text: string;
}

export interface QuickReply extends QuickReplyEdit {
  readonly id: string;
}

const KEY = ['quick-replies'];

export function useQuickReplies() {
  return useQuery({ queryKey: [...KEY, 'admin'], queryFn: ({ signal }) => allOf<QuickReply>('/api/v1/quick-replies', signal) });
}

/** Changes the reply of that id, or adds one where it is null. */
export function useSaveQuickReply() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, edit }: { readonly id: string | null; readonly edit: QuickReplyEdit }) =>
      id === null ? api.post<QuickReply>('/api/v1/quick-replies', edit) : api.put<QuickReply>(`/api/v1/quick-replies/${encodeURIComponent(id)}`, edit),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useRemoveQuickReply() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete(`/api/v1/quick-replies/${encodeURIComponent(id)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
