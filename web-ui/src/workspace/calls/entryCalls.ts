import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Slice } from '../../app/api';
import { useLive, useResync } from '../../app/live/LiveProvider';
import type { Conversation, Entry } from '../../app/model/conversation';
import { emptyTranscript, firstSequence, lastSequence, leavesHole, markDelivery, merge, type Transcript } from '../model/transcript';
import { conversationKey } from './conversationCalls';

const PAGE = 50;
const PAGES_AT_MOST = 20;

export const entriesKey = (id: string) => ['entries', id] as const;

function fetchAfter(id: string, after: number, signal?: AbortSignal): Promise<Slice<Entry>> {
  return api.get<Slice<Entry>>(`/api/v1/conversations/${id}/entries`, {
    query: { after: Math.max(0, after), limit: PAGE },
    ...(signal === undefined ? {} : { signal }),
  });
}

/**
 * The newest entries with those already known. Reads one page further back than what is known, because delivery
 * states may have changed there, and goes on to the end, so that no hole is left however long we were away.
 */
async function fetchNewest(id: string, known: Transcript, end: number, signal: AbortSignal): Promise<Transcript> {
  let transcript = known;
  let after = (known.entries.length === 0 ? end : lastSequence(known)) - PAGE;
  for (let count = 0; count < PAGES_AT_MOST; count += 1) {
    const { items } = await fetchAfter(id, after, signal);
    transcript = merge(transcript, items);
    if (items.length < PAGE) {
      return transcript;
    }
    after = lastSequence(transcript);
  }
  // So far behind that the old part is not worth keeping: a transcript must have no holes.
  return { entries: (await fetchAfter(id, end - PAGE, signal)).items };
}

/** The transcript of one conversation, kept live. */
export function useTranscript(conversation: Conversation) {
  const client = useQueryClient();
  const { id } = conversation;
  const key = entriesKey(id);
  const [loadingOlder, setLoadingOlder] = useState(false);

  const query = useQuery({
    queryKey: key,
    staleTime: 60_000,
    queryFn: ({ signal }) => {
      const end = client.getQueryData<Conversation>(conversationKey(id))?.lastSequence ?? conversation.lastSequence;
      return fetchNewest(id, client.getQueryData<Transcript>(key) ?? emptyTranscript, end, signal);
    },
  });

  useLive('entry', (event) => {
    if (event.conversationId !== id) {
      return;
    }
    const known = client.getQueryData<Transcript>(key);
    if (known === undefined || leavesHole(known, event.entry.sequence)) {
      void client.invalidateQueries({ queryKey: key });
      return;
    }
    client.setQueryData<Transcript>(key, merge(known, [event.entry]));
  });
  useLive('delivery', (event) => {
    if (event.conversationId === id) {
      client.setQueryData<Transcript>(key, (known) => known && markDelivery(known, event.upTo, event.state));
    }
  });
  useResync(() => void client.invalidateQueries({ queryKey: ['entries'] }));

  const transcript = query.data ?? emptyTranscript;
  const first = firstSequence(transcript);
  return {
    query,
    transcript,
    hasOlder: first > 1,
    loadingOlder,
    loadOlder: async () => {
      setLoadingOlder(true);
      try {
        const { items } = await fetchAfter(id, first - 1 - PAGE);
        client.setQueryData<Transcript>(key, (known) => merge(known ?? emptyTranscript, items));
      } finally {
        setLoadingOlder(false);
      }
    },
  };
}
