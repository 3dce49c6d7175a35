import type { Entry, Pending } from './model';

/** The transcript as far as it is known, by sequence: an entry that arrives twice is there once. */
export interface Transcript {
  entries: Entry[];
  pending: Pending[];
}

export const EMPTY: Transcript = { entries: [], pending: [] };

/** The transcript with these entries; what this page was sending and the server now shows is pending no longer. */
export function withEntries(transcript: Transcript, news: readonly Entry[]): Transcript {
  if (news.length === 0) {
    return transcript;
  }
  const bySequence = new Map(transcript.entries.map((entry) => [entry.sequence, entry]));
  for (const entry of news) {
    const known = bySequence.get(entry.sequence);
    bySequence.set(entry.sequence, known ? { ...entry, delivery: further(known.delivery, entry.delivery) } : entry);
  }
  const arrived = new Set(news.map((entry) => entry.clientId));
  return {
    entries: [...bySequence.values()].toSorted((a, b) => a.sequence - b.sequence),
    pending: transcript.pending.filter((message) => !arrived.has(message.clientId)),
  };
}

/** The last sequence known, 0 at the beginning. */
export function lastSequence(transcript: Transcript): number {
  return transcript.entries.at(-1)?.sequence ?? 0;
}

/** The transcript after the other side has got or read everything of ours up to a sequence. */
export function withDelivery(transcript: Transcript, upTo: number, state: Entry['delivery']): Transcript {
  return {
    ...transcript,
    entries: transcript.entries.map((entry) =>
      entry.author.kind === 'customer' && entry.sequence <= upTo
        ? { ...entry, delivery: further(entry.delivery, state) }
        : entry,
    ),
  };
}

const ORDER: Entry['delivery'][] = ['stored', 'delivered', 'read'];

function further(a: Entry['delivery'], b: Entry['delivery']): Entry['delivery'] {
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b;
}
