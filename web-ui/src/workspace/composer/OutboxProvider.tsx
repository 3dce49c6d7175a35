import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useResync } from '../../app/live/LiveProvider';
import { entriesKey } from '../calls/entryCalls';
import { leavesHole, merge, type Transcript } from '../model/transcript';
import { Outbox, type Pending } from './outbox';

const OutboxContext = createContext<Outbox | null>(null);

/** Holds messages on their way for all conversations, so that leaving one loses nothing. */
export function OutboxProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const [outbox] = useState(() => new Outbox());

  useEffect(() => {
    outbox.onDelivered(async (message, entry) => {
      const key = entriesKey(message.conversation);
      const known = client.getQueryData<Transcript>(key);
      if (known !== undefined && !leavesHole(known, entry.sequence)) {
        client.setQueryData<Transcript>(key, merge(known, [entry]));
        // The cache tells its watchers in a task of its own, queued just now: ours comes after it.
        await new Promise((resume) => setTimeout(resume));
      } else {
        await client.invalidateQueries({ queryKey: key });
      }
    });
    const retry = () => outbox.retryPassing();
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [client, outbox]);
  useResync(() => outbox.retryPassing());

  return <OutboxContext value={outbox}>{children}</OutboxContext>;
}

export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext);
  if (outbox === null) {
    throw new Error('useOutbox was called outside of OutboxProvider: maybe the component belongs inside of the workspace.');
  }
  return outbox;
}

/** Messages of one conversation that are not confirmed yet, oldest first. */
export function usePending(conversation: string): readonly Pending[] {
  const outbox = useOutbox();
  const all = useSyncExternalStore((watcher) => outbox.watch(watcher), () => outbox.pending);
  return all.filter((message) => message.conversation === conversation);
}
