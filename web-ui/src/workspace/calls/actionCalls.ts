import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../app/api';
import type { Channel, Conversation, Priority } from '../../app/model/conversation';
import { conversationKey } from './conversationCalls';
import { untilMine } from './untilMine';

export type Action = 'wait' | 'resolve' | 'reopen';

export interface TransferTarget {
  readonly queue?: string;
  readonly agent?: string;
  readonly note?: string;
}

function useChanged(id: string) {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: conversationKey(id) }),
      client.invalidateQueries({ queryKey: ['conversations'] }),
    ]);
}

/** Wait for the customer, resolve, reopen. */
export function useConversationAction(id: string) {
  const client = useQueryClient();
  const changed = useChanged(id);
  return useMutation({
    mutationFn: (action: Action) => api.post<Conversation>(`/api/v1/conversations/${id}/${action}`),
    onSuccess: (after) => client.setQueryData(conversationKey(id), after),
    onSettled: changed,
  });
}

/** Whether the customer who wanted to be called was reached. */
export function useCalled(id: string) {
  const client = useQueryClient();
  const changed = useChanged(id);
  return useMutation({
    mutationFn: (reached: boolean) => api.post<Conversation>(`/api/v1/conversations/${id}/callback/outcome`, { reached }),
    onSuccess: (after) => client.setQueryData(conversationKey(id), after),
    onSettled: changed,
  });
}

/** It goes on on another channel. */
export function useMove(id: string) {
  const client = useQueryClient();
  const changed = useChanged(id);
  return useMutation({
    mutationFn: (channel: Channel) => api.post<Conversation>(`/api/v1/conversations/${id}/move`, { channel }),
    onSuccess: (after) => client.setQueryData(conversationKey(id), after),
    onSettled: changed,
  });
}

export function useSetPriority(conversation: Conversation) {
  const changed = useChanged(conversation.id);
  return useMutation({
    mutationFn: (priority: Priority) => api.patch(`/api/v1/conversations/${conversation.id}`, { priority }, { ifMatch: conversation.revision }),
    onSettled: changed,
  });
}

export function useSetTags(conversation: Conversation) {
  const changed = useChanged(conversation.id);
  return useMutation({
    mutationFn: (tags: readonly string[]) => api.put(`/api/v1/conversations/${conversation.id}/tags`, { tags }),
    onSettled: changed,
  });
}

export function useTransfer(id: string) {
  const changed = useChanged(id);
  return useMutation({ mutationFn: (target: TransferTarget) => api.post(`/api/v1/work/${id}/transfer`, target), onSettled: changed });
}

export function useTake(id: string, me: string) {
  const changed = useChanged(id);
  return useMutation({
    mutationFn: async () => {
      await api.post(`/api/v1/work/${id}/take`);
      await untilMine(id, me);
    },
    onSettled: changed,
  });
}
