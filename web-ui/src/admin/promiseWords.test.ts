import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import appTexts from '../app/i18n/en.json';
import { formatsFor } from '../app/i18n/format';
import type { Match, Target } from './calls/promiseCalls';
import texts from './en.json';
import { matchWords, targetWords, weekWords } from './promiseWords';

const i18n = i18next.createInstance();
const any: Match = { channels: [], queues: [], priorities: [], tiers: [], languages: [], topics: [], tags: [], visibility: null };
const first: Target = { metric: 'FIRST_RESPONSE', mustSeconds: 60, goalSeconds: 30, basis: 'CLOCK', pausedIn: [], warnings: [{ percent: 50, to: ['AGENT'] }, { beforeSeconds: 600, to: ['SUPERVISORS'] }] };

beforeAll(() => i18n.init({ lng: 'en', ns: ['app', 'admin'], defaultNS: 'admin', resources: { en: { app: appTexts, admin: texts } }, interpolation: { escapeValue: false } }));

it('says a promise with its numbers', () => {
  const t = i18n.getFixedT('en', 'admin');
  expect(targetWords(first, t, formatsFor('en'))).toBe('First response within 1m (goal 30s), around the clock; warns at 50%, 10m before');
  expect(targetWords({ metric: 'RESOLUTION', mustSeconds: 7_200, goalSeconds: null, basis: 'BUSINESS', warnings: [], pausedIn: [] }, t, formatsFor('en'))).toBe(
    'Resolution within 2h, in business hours',
  );
});

it('says for whom a policy holds', () => {
  const t = i18n.getFixedT('en', 'admin');
  expect(matchWords(any, t, 'en')).toBe('every conversation');
  expect(matchWords({ ...any, channels: ['CHAT', 'API'], tiers: ['VIP'], languages: ['zh'] }, t, 'en')).toBe('Chat or API; VIP customers; Chinese');
  expect(matchWords({ ...any, tags: ['angry', 'legal'], visibility: 'PUBLIC' }, t, 'en')).toBe('tag “angry” or tag “legal”; public');
});

it('puts days with the same hours together', () => {
  const open = [{ from: '08:00:00', to: '22:00:00' }];
  const week = { MONDAY: open, TUESDAY: open, WEDNESDAY: open, THURSDAY: open, FRIDAY: open, SATURDAY: [{ from: '10:00', to: '16:00' }] };
  expect(weekWords(week, 'en', 'closed')).toEqual(['Mon–Fri 08:00–22:00', 'Sat 10:00–16:00', 'Sun closed']);
});
