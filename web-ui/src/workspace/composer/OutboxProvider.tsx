import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useResync } from '../../app/live/LiveProvider';
import { entriesKey } from '../calls/entryCalls';
import { useSession } from '../../app/session/session';
import { leavesHole, merge, type Transcript } from '../model/transcript';
import { Outbox, type Pending } from './outbox';
import { Unsent } from './unsent';

const OutboxContext = createContext<Outbox | null>(null);
const UnsentContext = createContext<Unsent | null>(null);

/** Holds messages on their way for all conversations, so that leaving one loses nothing. */
export function OutboxProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const { id: me } = useSession();
  const [unsent] = useState(() => new Unsent(me));
  const [outbox] = useState(() => new Outbox(unsent));

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
    outbox.resume();
    const retry = () => outbox.retryPassing();
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [client, outbox]);
  useResync(() => outbox.retryPassing());

  return (
    <UnsentContext value={unsent}>
      <OutboxContext value={outbox}>{children}</OutboxContext>
    </UnsentContext>
  );
}

export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext);
  if (outbox === null) {
    throw new Error('useOutbox was called outside of OutboxProvider: maybe the component belongs inside of the workspace.');
  }
  return outbox;
}

/** What this tab remembers of what the server has not got yet. */
export function useUnsent(): Unsent {
  const unsent = useContext(UnsentContext);
  if (unsent === null) {
    throw new Error('useUnsent was called outside of OutboxProvider: maybe the component belongs inside of the workspace.');
  }
  return unsent;
}

/** Messages of one conversation that are not confirmed yet, oldest first. */
export function usePending(conversation: string): readonly Pending[] {
  const outbox = useOutbox();
  const all = useSyncExternalStore((watcher) => outbox.watch(watcher), () => outbox.pending);
  return all.filter((message) => message.conversation === conversation);
}
