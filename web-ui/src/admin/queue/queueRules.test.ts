import { expect, it } from 'vitest';
import { formOf, freshRing, rulesOf, usualRules, type QueueRules } from './queueRules';

it('comes back from the form as it went in', () => {
  const full: QueueRules = {
    order: { kind: 'deadline-aware', stepSeconds: 0, promiseSeconds: 20, overtakenSeconds: 300 },
    teams: ['day'],
    rings: [{ ...freshRing, reach: 'also-teams', teams: ['night'] }],
    overflow: { to: 'spare', afterSeconds: 120 },
    limit: { longest: 20, whenFull: 'CALLBACK', words: { en: 'We are busy.' } },
    opening: { hours: { zone: 'Asia/Shanghai', spans: [{ day: 'MONDAY', from: '09:00', to: '18:00' }] }, whenClosed: 'OTHER_QUEUE', site: 'berlin', words: {} },
    insistenceSeconds: 15,
    delivery: 'AUTO_ACCEPT',
    handlingSeconds: 300,
  };
  expect(rulesOf(formOf(full))).toEqual(full);
  expect(rulesOf(formOf(usualRules))).toEqual(usualRules);
});

it('sends nothing that its choice does not use', () => {
  const form = formOf({ ...usualRules, rings: [{ ...freshRing, teams: ['night'] }] });
  const rules = rulesOf({
    ...form,
    order: { kind: 'fifo', stepSeconds: 60 },
    limit: { longest: 5, whenFull: 'MESSAGE', words: { en: '  ', zh: '请留言' } },
    opening: { hours: { zone: 'UTC', spans: [] }, whenClosed: 'MESSAGE', site: 'berlin', words: {} },
  });
  expect(rules.order).toEqual({ kind: 'fifo' });
  expect(rules.rings[0]?.teams).toEqual([]);
  expect(rules.limit?.words).toEqual({ zh: '请留言' });
  expect(rules.opening?.site).toBeNull();
});
