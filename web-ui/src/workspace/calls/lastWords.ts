import { hashKey, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { Transcript } from '../model/transcript';
import { entriesKey } from './entryCalls';

const MESSAGES = 3;

/** The transcript that somebody else on the page keeps: looked at, never fetched from here. */
function useOpenTranscript(conversation: string): Transcript | undefined {
  const client = useQueryClient();
  // Of all that happens in the cache only the transcript matters; a query made while rendering must not render others.
  const watch = useCallback(
    (changed: () => void) => {
      const hash = hashKey(entriesKey(conversation));
      return client.getQueryCache().subscribe(({ query }) => query.queryHash === hash && changed());
    },
    [client, conversation],
  );
  return useSyncExternalStore(watch, () => client.getQueryData<Transcript>(entriesKey(conversation)));
}

/** The customer's latest messages in the transcript that is open, as words to search by; empty while it is not there. */
export function useLastCustomerWords(conversation: string): string {
  return (useOpenTranscript(conversation)?.entries ?? [])
    .filter((entry) => entry.kind === 'message' && entry.author.kind === 'customer' && entry.text !== '')
    .slice(-MESSAGES)
    .map(({ text }) => text)
    .join(' ');
}
