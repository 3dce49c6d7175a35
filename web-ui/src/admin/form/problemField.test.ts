import { expect, it } from 'vitest';
import { Problem } from '../../app/problem';
import { fieldOf } from './problemField';

const fields = ['name', 'requiredSkills'] as const;

it.each([
  ['name', 'name'],
  ['requiredSkills[0].skill', 'requiredSkills'],
  ['requiredSkills.minLevel', 'requiredSkills'],
  ['named', null],
  ['elsewhere', null],
  [null, null],
])('finds for %s the form field %s', (named, field) => {
  expect(fieldOf(new Problem(422, 'invalid', 'It is wrong.', named), fields)).toBe(field);
});

it('leaves errors alone that are no refusals', () => {
  expect(fieldOf(new TypeError('broken'), fields)).toBeNull();
});
