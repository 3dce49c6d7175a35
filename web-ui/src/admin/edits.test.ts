import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import appTexts from '../app/i18n/en.json';
import { formatsFor } from '../app/i18n/format';
import type { Session } from '../app/session/session';
import texts from './en.json';
import { decisionsFor, freshRequest, requestFaults, requestOf } from './adjustment/adjustmentEdit';
import { adjustmentStates } from './calls/adjustmentCalls';
import { actionWords, offsetWords } from './ladder/actionWords';
import ladderTexts from './ladder/en.json';
import { freshLadder, inOrder, ladderFaults } from './ladder/ladderEdit';
import { freshPolicy, freshTarget, policyFaults, sorted } from './policy/policyEdit';

const key = ((name: string) => name) as unknown as TFunction;
const i18n = i18next.createInstance();
beforeAll(() => i18n.init({ lng: 'en', ns: ['app', 'admin', 'admin/ladder'], resources: { en: { app: appTexts, admin: texts, 'admin/ladder': ladderTexts } }, interpolation: { escapeValue: false } }));

describe('a policy', () => {
  const good = { ...freshPolicy('always'), name: 'A', nameZh: '甲' };
  const target = freshTarget('FIRST_RESPONSE');

  it('is right as it is proposed', () => {
    expect(policyFaults(good, key).size).toBe(0);
  });

  it.each([
    ['no target', { targets: [] }, 'targets'],
    ['no calendar', { calendar: '' }, 'calendar'],
    ['a goal over the target', { targets: [{ ...target, goalSeconds: 61 }] }, 'targets[FIRST_RESPONSE].goalSeconds'],
    ['no time at all', { targets: [{ ...target, mustSeconds: 0, warnings: [] }] }, 'targets[FIRST_RESPONSE].mustSeconds'],
    ['a warning for nobody', { targets: [{ ...target, warnings: [{ percent: 50, to: [] }] }] }, 'targets[FIRST_RESPONSE].warnings'],
    ['a warning before it begins', { targets: [{ ...target, warnings: [{ beforeSeconds: 60, to: ['AGENT' as const] }] }] }, 'targets[FIRST_RESPONSE].warnings'],
  ])('with %s is told at its field', (_, change, field) => {
    expect([...policyFaults({ ...good, ...change }, key).keys()]).toEqual([field]);
  });

  it('sends warnings of both kinds in the order in which they come', () => {
    const edit = { ...good, targets: [{ ...target, mustSeconds: 100, warnings: [{ percent: 90, to: [] }, { beforeSeconds: 80, to: [] }, { percent: 50, to: [] }] }] };
    expect(sorted(edit).targets[0]?.warnings.map(({ percent, beforeSeconds }) => percent ?? beforeSeconds)).toEqual([80, 50, 90]);
  });
});

describe('a ladder', () => {
  it('says what is missing at each action', () => {
    const steps = [
      { offsetSeconds: 0, actions: [{ kind: 'MOVE_TO_QUEUE' as const, to: null, media: [] }, { kind: 'NOTIFY_AGENT' as const, to: null, media: [] }] },
      { offsetSeconds: 0, actions: [] },
    ];
    expect([...ladderFaults({ name: 'A', nameZh: '甲', steps }, key).keys()]).toEqual(['steps[0].actions[0].to', 'steps[0].actions[1].media', 'steps[1].offsetSeconds', 'steps[1].actions']);
    expect(ladderFaults({ ...freshLadder, name: 'A', nameZh: '甲' }, key).size).toBe(0);
  });

  it('stands in the order of time and in words', () => {
    const t = i18n.getFixedT('en');
    const names = { person: () => 'Mei', queue: () => 'Invoices' };
    expect(inOrder([{ offsetSeconds: 60, actions: [] }, { offsetSeconds: -60, actions: [] }]).map(({ offsetSeconds }) => offsetWords(offsetSeconds, t, formatsFor('en')))).toEqual(['1m before the deadline', '1m after the deadline']);
    expect(actionWords({ kind: 'NOTIFY_QUEUE', to: 'billing', media: ['WORKSPACE', 'WEBHOOK'] }, names, t)).toBe('tell the people of Invoices (workspace, webhook)');
    expect(actionWords({ kind: 'RAISE_PRIORITY', to: 'URGENT', media: [] }, names, t)).toBe('raise to urgent');
  });
});

describe('an adjustment', () => {
  const session = (id: string, ...roles: string[]): Session => ({ id, username: id, name: id, roles, locale: null });

  it('is decided by a manager, and never by who asked', () => {
    const asked = { state: 'requested' as const, requestedBy: { id: 'anna', name: 'Anna' } };
    expect(decisionsFor(asked, session('max', 'manager'))).toEqual(['approve', 'reject']);
    expect(decisionsFor(asked, session('anna', 'manager'))).toEqual(['withdraw']);
    expect(decisionsFor(asked, session('sue', 'supervisor'))).toEqual([]);
    expect(decisionsFor({ ...asked, state: 'approved' }, session('anna', 'supervisor'))).toEqual(['withdraw']);
    expect(decisionsFor({ ...asked, state: 'active' }, session('sue', 'supervisor'))).toEqual(['end']);
  });

  it.each(adjustmentStates.filter((state) => state === 'ended' || state === 'rejected' || state === 'withdrawn'))('that is %s stays so', (state) => {
    expect(decisionsFor({ state, requestedBy: { id: 'anna', name: 'Anna' } }, session('anna', 'manager'))).toEqual([]);
  });

  it('asks for a share or for a target, never for both', () => {
    const form = { ...freshRequest(Date.parse('2026-11-22T11:20:00Z')), name: 'Peak', reason: 'Many' };
    expect(requestFaults(form, key).size).toBe(0);
    expect(requestOf(form)).toMatchObject({ percent: 200, from: '2026-11-22T12:00:00.000Z', until: '2026-11-23T12:00:00.000Z' });
    expect(requestOf({ ...form, by: 'target', mustSeconds: 60 })).not.toHaveProperty('percent');
    expect([...requestFaults({ ...form, until: form.from, metrics: [], percent: null }, key).keys()]).toEqual(['metrics', 'until', 'percent']);
  });
});
