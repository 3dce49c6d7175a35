import type { Entry } from '../../app/model/conversation';

/** The part of a transcript that is known here: without holes, ascending by sequence. */
export interface Transcript {
  readonly entries: readonly Entry[];
}

export const emptyTranscript: Transcript = { entries: [] };

const deliveryOrder: readonly Entry['delivery'][] = ['stored', 'delivered', 'read'];

function furtherDelivered(a: Entry['delivery'], b: Entry['delivery']): Entry['delivery'] {
  return deliveryOrder.indexOf(a) >= deliveryOrder.indexOf(b) ? a : b;
}

/** What is known with what has come: each sequence once, in order, whatever came twice or late. */
export function merge(known: Transcript, incoming: readonly Entry[]): Transcript {
  const bySequence = new Map(known.entries.map((entry) => [entry.sequence, entry]));
  for (const entry of incoming) {
    const before = bySequence.get(entry.sequence);
    bySequence.set(entry.sequence, before === undefined ? entry : { ...entry, delivery: furtherDelivered(before.delivery, entry.delivery) });
  }
  return { entries: [...bySequence.values()].toSorted((a, b) => a.sequence - b.sequence) };
}

export function firstSequence(transcript: Transcript): number {
  return transcript.entries[0]?.sequence ?? 0;
}

export function lastSequence(transcript: Transcript): number {
  return transcript.entries.at(-1)?.sequence ?? 0;
}

/** Whether an entry of this sequence would leave a hole, so that those before it must be fetched. */
export function leavesHole(transcript: Transcript, sequence: number): boolean {
  return sequence > lastSequence(transcript) + 1;
}

/** Marks staff's messages up to a sequence as delivered or read. */
export function markDelivery(transcript: Transcript, upTo: number, state: Entry['delivery']): Transcript {
  const entries = transcript.entries.map((entry) =>
    entry.sequence <= upTo && entry.author.kind !== 'customer'
      ? { ...entry, delivery: furtherDelivered(entry.delivery, state) }
      : entry,
  );
  return { entries };
}

export interface Day {
  /** Local date as YYYY-MM-DD. */
  readonly date: string;
  readonly entries: readonly Entry[];
}

function localDate(at: string): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Entries by the reader's calendar day. */
export function byDay(entries: readonly Entry[]): readonly Day[] {
  const days: { date: string; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const date = localDate(entry.at);
    const last = days.at(-1);
    if (last?.date === date) {
      last.entries.push(entry);
    } else {
      days.push({ date, entries: [entry] });
    }
  }
  return days;
}

const TOGETHER_MS = 3 * 60_000;

/** Whether an entry belongs visually to the one before it: same author and kind, shortly after. */
export function continues(entry: Entry, before: Entry | undefined): boolean {
  return (
    before !== undefined &&
    entry.kind !== 'event' &&
    before.kind === entry.kind &&
    before.author.kind === entry.author.kind &&
    before.author.id === entry.author.id &&
    Date.parse(entry.at) - Date.parse(before.at) < TOGETHER_MS
  );
}
