import { describe, expect, it } from 'vitest';
import { anEntry } from './samples';
import { byDay, continues, emptyTranscript, leavesHole, markDelivery, merge } from './transcript';

const sequences = (transcript: { entries: readonly { sequence: number }[] }) => transcript.entries.map(({ sequence }) => sequence);

describe('a transcript', () => {
  it('holds each entry once and in order, whatever comes twice or late', () => {
    const once = merge(emptyTranscript, [anEntry(3), anEntry(1)]);
    const again = merge(once, [anEntry(2), anEntry(3), anEntry(1)]);
    expect(sequences(again)).toEqual([1, 2, 3]);
  });

  it('notices a hole before it shows one', () => {
    const known = merge(emptyTranscript, [anEntry(1), anEntry(2)]);
    expect(leavesHole(known, 3)).toBe(false);
    expect(leavesHole(known, 2)).toBe(false);
    expect(leavesHole(known, 4)).toBe(true);
  });

  it('never takes a delivery back', () => {
    const answer = anEntry(1, { author: { kind: 'agent', id: 'me', name: 'Mei' } });
    const read = markDelivery(merge(emptyTranscript, [answer]), 1, 'read');
    expect(merge(read, [answer]).entries[0]?.delivery).toBe('read');
    expect(markDelivery(read, 1, 'delivered').entries[0]?.delivery).toBe('read');
  });

  it('marks only what staff wrote, and only up to the sequence', () => {
    const agent = { kind: 'agent', id: 'me', name: 'Mei' } as const;
    const known = merge(emptyTranscript, [anEntry(1), anEntry(2, { author: agent }), anEntry(3, { author: agent })]);
    expect(markDelivery(known, 2, 'delivered').entries.map(({ delivery }) => delivery)).toEqual(['stored', 'delivered', 'stored']);
  });

  it('groups by day and joins what one person writes in a row', () => {
    const first = anEntry(1, { at: '2026-11-20T12:00:00Z' });
    const second = anEntry(2, { at: '2026-11-22T12:00:00Z' });
    const third = anEntry(3, { at: '2026-11-22T12:01:00Z' });
    expect(byDay([first, second, third]).map(({ entries }) => sequences({ entries }))).toEqual([[1], [2, 3]]);
    expect(continues(third, second)).toBe(true);
    expect(continues(second, first)).toBe(false);
    expect(continues({ ...third, kind: 'note' }, second)).toBe(false);
  });
});
