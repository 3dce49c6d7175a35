import { expect, it } from 'vitest';
import { Problem } from '../../app/problem';
import { aboutRule, formOf, freshRule, moved, ruleOf } from './ruleForm';

it('keeps every part of a rule on its way through the form', () => {
  const rule = ruleOf({ ...freshRule, id: 'a', name: 'A', fields: [{ name: 'country', values: ['DE'] }], queue: 'q', required: [{ skill: 's', level: 2 }] });
  expect(rule.when.fields).toEqual({ country: ['DE'] });
  expect(ruleOf(formOf(rule))).toEqual(rule);
});

it('moves one rule and leaves the others in their order', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
});

it('shows a refusal at the field it is about, in words', () => {
  const say = (code: string, detail: string) => `${code}!${detail}`;
  const refused = (field: string, detail: string) => aboutRule(new Problem(422, 'rules-wrong', detail, field), 1, say);
  expect(refused('rules[1].gives.queue', 'rules[1].gives.queue: queue-unknown nowhere')).toMatchObject({ field: 'queue', detail: 'queue-unknown!nowhere' });
  expect(refused('rules[1].when', 'rules[1].when: never-reached All')).toMatchObject({ field: 'name', detail: 'never-reached!All' });
  expect(refused('rules[0].gives.queue', 'rules[0].gives.queue: queue-unknown x')).toMatchObject({ field: 'rules[0].gives.queue' });
});
