import { useEffect, useState } from 'react';
import { useLive } from '../../app/live/LiveProvider';

/** A typing sign that is not renewed is over after so long. */
const TYPING_MS = 7_000;

/** The names of those who type in this conversation, without me. */
export function useTypists(conversation: string, me: string): readonly { readonly kind: string; readonly name: string | null }[] {
  const [typists, setTypists] = useState<ReadonlyMap<string, { kind: string; name: string | null; until: number }>>(new Map());

  useLive('typing', (event) => {
    if (event.conversationId !== conversation || event.author.id === me) {
      return;
    }
    setTypists((known) => {
      const next = new Map(known);
      const key = `${event.author.kind} ${event.author.id ?? ''}`;
      if (event.active) {
        next.set(key, { kind: event.author.kind, name: event.author.name, until: Date.now() + TYPING_MS });
      } else {
        next.delete(key);
      }
      return next;
    });
  });
  // A message ends its author's typing sign, even when the sign's own end was lost.
  useLive('entry', (event) => {
    if (event.conversationId === conversation) {
      setTypists((known) => new Map([...known].filter(([, typist]) => typist.kind !== event.entry.author.kind)));
    }
  });

  useEffect(() => {
    if (typists.size === 0) {
      return undefined;
    }
    const timer = setInterval(() => setTypists((known) => new Map([...known].filter(([, { until }]) => until > Date.now()))), 1_000);
    return () => clearInterval(timer);
  }, [typists.size]);

  return [...typists.values()];
}
