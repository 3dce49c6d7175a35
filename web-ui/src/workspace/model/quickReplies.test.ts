import { expect, it } from 'vitest';
import { filled, matchingReplies, slashWords } from './quickReplies';

it.each([
  ['/re', 3, { from: 0, words: 're' }],
  ['hello /re', 9, { from: 6, words: 're' }],
  ['hello /', 7, { from: 6, words: '' }],
  ['and/or', 6, null],
  ['https://a', 9, null],
  ['/re sent', 8, null],
])('finds the slash words in %j at %i', (text, caret, found) => {
  expect(slashWords(text, caret)).toEqual(found);
});

it('offers replies in the language of the conversation first', () => {
  const reply = (shortcut: string, language: string) => ({ id: shortcut + language, shortcut, title: `t ${shortcut}`, language, text: '' });
  const found = matchingReplies([reply('refund', 'en'), reply('refund', 'zh'), reply('hello', 'zh')], 'ref', 'zh');
  expect(found.map(({ id }) => id)).toEqual(['refundzh', 'refunden']);
});

it('fills in names and nothing else', () => {
  expect(filled('Hi {customer}, {{ agent }} here {x}', { customer: 'Ana', agent: 'Mei' })).toBe('Hi Ana, Mei here {x}');
});
