import { describe, expect, it } from 'vitest';
import type { Entry } from './model';
import { EMPTY, lastSequence, withDelivery, withEntries } from './transcript';

const entry = (sequence: number, more: Partial<Entry> = {}): Entry => ({
  id: `e${sequence}`,
  sequence,
  kind: 'message',
  author: { kind: 'customer', name: null },
  text: `message ${sequence}`,
  format: 'plain',
  attachments: [],
  citations: [],
  choices: [],
  event: null,
  delivery: 'stored',
  clientId: null,
  helpful: null,
  at: '2026-11-22T00:00:00Z',
  ...more,
});

describe('the transcript', () => {
  it('shows an entry once, however often it arrives, in the order of its sequence', () => {
    const both = withEntries(withEntries(EMPTY, [entry(2), entry(1)]), [entry(2), entry(3)]);
    expect(both.entries.map((e) => e.sequence)).toEqual([1, 2, 3]);
    expect(lastSequence(both)).toBe(3);
  });

  it('drops what was pending once the server shows it', () => {
    const pending = { clientId: 'c1', text: 'hi', attachments: [], chosenArticle: null, failed: null, at: '' };
    const after = withEntries({ entries: [], pending: [pending] }, [entry(1, { clientId: 'c1' })]);
    expect(after.pending).toEqual([]);
  });

  it('never takes a delivery state back', () => {
    const read = withDelivery(withEntries(EMPTY, [entry(1), entry(2)]), 1, 'read');
    const again = withDelivery(withEntries(read, [entry(1)]), 2, 'delivered');
    expect(again.entries.map((e) => e.delivery)).toEqual(['read', 'delivered']);
  });
});
