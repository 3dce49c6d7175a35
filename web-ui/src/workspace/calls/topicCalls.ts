import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';
import type { Conversation } from '../../app/model/conversation';
import { conversationKey } from './conversationCalls';

export interface TopicName {
  readonly key: string;
  readonly name: string;
  readonly nameZh: string;
  readonly active: boolean;
}

/** The topics of the house; there are at most 300. */
export function useTopics() {
  return useQuery({
    queryKey: ['topics', 'names'],
    staleTime: 300_000,
    queryFn: async ({ signal }) => {
      const found: TopicName[] = [];
      let cursor: string | null = null;
      do {
        // Each page names the next one.
        // oxlint-disable-next-line no-await-in-loop
        const slice: Slice<TopicName> = await api.get<Slice<TopicName>>('/api/v1/knowledge/topics', { signal, query: { limit: 100, cursor } });
        found.push(...slice.items);
        cursor = slice.next;
      } while (cursor !== null && found.length < 300);
      return found;
    },
  });
}

/** What a topic is called in a language; somebody's own words as they are. */
export function useTopicName(): (key: string, language: string) => string {
  const { data } = useTopics();
  return (key, language) => {
    const topic = data?.find((one) => one.key === key);
    return (language === 'zh' ? topic?.nameZh : topic?.name) ?? key;
  };
}

/** Says what it is about; the classifier learns from it. */
export function useSetTopic(conversation: Conversation) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (topic: string) => api.patch<Conversation>(`/api/v1/conversations/${conversation.id}`, { topic }, { ifMatch: conversation.revision }),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: conversationKey(conversation.id) }), client.invalidateQueries({ queryKey: ['conversations'] })]),
  });
}
