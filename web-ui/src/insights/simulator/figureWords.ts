import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import type { Interval, Measure, OverMeasure } from './simulationCalls';

const shares: ReadonlySet<string> = new Set(['serviceLevel', 'abandonment', 'occupancy']);
const waits: ReadonlySet<string> = new Set(['meanWait', 'p50Wait', 'p95Wait', 'longestWait']);
/** More of it is better; less of the others is. */
const goods: ReadonlySet<string> = new Set(['serviceLevel', 'served']);

export type Direction = 'better' | 'worse' | 'open';

/** What a difference means: as long as its interval holds nothing, it may be chance. */
export function directionOf(measure: Measure, difference: Interval): Direction {
  if (measure === 'occupancy' || (difference.low <= 0 && difference.high >= 0)) {
    return 'open';
  }
  return difference.low > 0 === goods.has(measure) ? 'better' : 'worse';
}

/** Figures as people read them: shares in percent, waits as lengths of time, all else as numbers. */
export function useFigureWords() {
  const { t } = useTranslation('insights/simulator');
  const formats = useFormats();
  const value = (measure: Measure | OverMeasure | 'count', number: number) =>
    shares.has(measure) ? formats.percent(number) : waits.has(measure) ? (Math.abs(number) < 10 ? t('seconds', { value: formats.number(number, 1) }) : formats.length(Math.round(number))) : formats.number(number, 1);
  const sign = (number: number) => (number > 0 ? '+' : number < 0 ? '−' : '±');
  return {
    value,
    range: (measure: Measure | OverMeasure | 'count', { low, high }: Interval) => t('range', { low: value(measure, low), high: value(measure, high) }),
    difference: (measure: Measure, { mean }: Interval) => {
      const amount = Math.abs(mean);
      const text = shares.has(measure) ? t('points', { value: formats.number(amount * 100, 1) }) : value(measure, amount);
      return `${sign(mean)}${text}`;
    },
  };
}
