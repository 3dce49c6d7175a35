import { expect, it } from 'vitest';
import { addressFor, filtersOf } from './filters';
import { contentOf, emptyDraft, identityOf, keyFor, sameContent } from './form';

const draft = { ...emptyDraft('en'), key: 'return-an-item', title: ' Return an item ', category: 'returns', questions: ' How do I return? \n\nSend back\n', markdown: '# Return\n' };

it('reads one question per line, and leaves the text as it was written', () => {
  expect(contentOf(draft)).toEqual({
    title: 'Return an item', category: 'returns', tags: [], audience: 'public', markdown: '# Return\n', exampleQuestions: ['How do I return?', 'Send back'],
  });
});

it('takes the key for an address that was left out', () => {
  expect(identityOf(draft)).toEqual({ key: 'return-an-item', slug: 'return-an-item', language: 'en' });
  expect(identityOf({ ...draft, slug: 'tui-huo' }).slug).toBe('tui-huo');
});

it.each([
  ['Where’s my Order?', 'wheres-my-order'],
  ['Größe & Café', 'gro-e-cafe'],
  ['如何退货', ''],
])('makes of the title %s the key %s', (title, key) => expect(keyFor(title)).toBe(key));

it('sees whether anything that is saved was changed', () => {
  expect(sameContent(draft, { ...draft, questions: 'How do I return?\nSend back' })).toBe(true);
  expect(sameContent(draft, { ...draft, markdown: '# Returns\n' })).toBe(false);
});

it('keeps the filters in the address and ignores what it does not know', () => {
  const filters = filtersOf(new URLSearchParams('language=zh&state=lost&q=%20refund%20&category='));
  expect(filters).toEqual({ language: 'zh', state: null, category: null, need: null, q: 'refund' });
  expect(addressFor(filters).toString()).toBe('language=zh&q=refund');
});
