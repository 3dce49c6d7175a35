/** Units in which a length of time is entered, with their seconds. A "day" is left out: it would be 24 h of working time. */
export const unitSeconds = { s: 1, min: 60, h: 3_600 } as const;
export type Unit = keyof typeof unitSeconds;

/** The largest unit that shows the seconds without a rest: 7200 is 2 h, 90 is 90 s. */
export function inUnit(seconds: number): { readonly amount: number; readonly unit: Unit } {
  const whole = Math.abs(seconds);
  const unit: Unit = whole === 0 || whole % 60 !== 0 ? 's' : whole % 3_600 === 0 ? 'h' : 'min';
  return { amount: seconds / unitSeconds[unit], unit };
}
