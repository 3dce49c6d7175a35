import { expect, it } from 'vitest';
import { heard, present } from './viewers';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 12, 0, seconds)).toISOString();
const news = (name: string, expiresAt: string | null) => ({ conversationId: 'c1', viewer: { id: name.toLowerCase(), name }, expiresAt });

it('knows each who looks once, until he leaves or is not heard of any more', () => {
  let known = heard([], news('Tom', at(45)));
  known = heard(known, news('Ana', at(50)));
  known = heard(known, news('Tom', at(65)));
  expect(known.map(({ name }) => name)).toEqual(['Ana', 'Tom']);
  expect(present(known, Date.parse(at(55))).map(({ name }) => name)).toEqual(['Tom']);
  expect(heard(known, news('Tom', null)).map(({ name }) => name)).toEqual(['Ana']);
});
