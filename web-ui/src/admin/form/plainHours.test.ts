import { expect, it } from 'vitest';
import { plainOf, weekOf } from './plainHours';

it('goes to the week and back, with midnight as people write it', () => {
  const spans = [
    { day: 'MONDAY', from: '09:00', to: '12:00' },
    { day: 'MONDAY', from: '13:00', to: '00:00' },
    { day: 'SUNDAY', from: '22:00', to: '06:00' },
  ];
  expect(weekOf(spans)).toEqual({
    MONDAY: [
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '24:00' },
    ],
    SUNDAY: [{ from: '22:00', to: '06:00' }],
  });
  expect(plainOf(weekOf(spans))).toEqual(spans);
});
