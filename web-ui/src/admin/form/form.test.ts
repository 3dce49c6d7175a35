import { expect, it } from 'vitest';
import { inUnit } from './duration';
import { faultAmong } from './useEditing';

it.each([
  [0, 0, 's'],
  [18, 18, 's'],
  [90, 90, 's'],
  [300, 5, 'min'],
  [3_600, 1, 'h'],
  [5_400, 90, 'min'],
  [-7_200, -2, 'h'],
])('writes %i seconds in the largest unit without a rest', (seconds, amount, unit) => {
  expect(inUnit(seconds)).toEqual({ amount, unit });
});

it('finds a fault at a path and below it, but not beside it', () => {
  const faults = new Map([['week.monday', 'overlap']]);
  expect(faultAmong(faults, ['week'])).toBe('overlap');
  expect(faultAmong(faults, ['week.MONDAY'])).toBe('overlap');
  expect(faultAmong(faults, ['week.mon'])).toBeNull();
  expect(faultAmong(new Map([['targets[RESOLUTION].mustSeconds', 'long']]), ['targets[0]', 'targets[RESOLUTION]'])).toBe('long');
});
