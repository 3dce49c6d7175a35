import { expect, it } from 'vitest';
import { among, meant, toggled } from './selection';

it('chooses and lets go', () => {
  const one = toggled(new Set(), 'a');
  expect([...one]).toEqual(['a']);
  expect([...toggled(one, 'a')]).toEqual([]);
});

it('is about the chosen rows, or about the one that was dragged from outside them', () => {
  const chosen = new Set(['a', 'b']);
  expect(meant(chosen, 'b')).toEqual(['a', 'b']);
  expect(meant(chosen, 'c')).toEqual(['c']);
  expect(meant(chosen, null)).toEqual(['a', 'b']);
});

it('forgets rows that have left', () => {
  const chosen = new Set(['a', 'b']);
  expect([...among(chosen, ['b', 'c'])]).toEqual(['b']);
  expect(among(chosen, ['a', 'b'])).toBe(chosen);
});
