import type { TFunction } from 'i18next';

/** A condition that made a policy fit, in words: `tier=premium` becomes "tier: Premium". */
export function reasonWords(reason: string, t: TFunction): string {
  const cut = reason.indexOf('=');
  const condition = cut < 0 ? reason : reason.slice(0, cut);
  const value = cut < 0 ? '' : reason.slice(cut + 1);
  const words = t([`workspace:${condition}.${value.toUpperCase()}`, `workspace:${condition}.${value}`, 'workspace/clocks:reason.value'], { value, code: value });
  return t([`workspace/clocks:reason.${condition}`, 'workspace/clocks:reason.other'], { condition, value: words });
}
