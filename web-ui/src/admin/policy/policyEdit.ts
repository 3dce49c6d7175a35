import type { TFunction } from 'i18next';
import type { Metric } from '../../app/model/conversation';
import type { Match, PolicyEdit, Stage, Target } from '../calls/promiseCalls';
import type { Faults } from '../form/useEditing';

export const anyMatch: Match = { channels: [], queues: [], priorities: [], tiers: [], languages: [], topics: [], tags: [], visibility: null };

/** Where a clock stands still unless a policy says otherwise; the service has the same. */
export function usualPauses(metric: Metric): readonly Stage[] {
  switch (metric) {
    case 'FIRST_RESPONSE':
      return ['BOT'];
    case 'NEXT_RESPONSE':
      return ['BOT', 'RESOLVED'];
    case 'RESOLUTION':
      return ['BOT', 'CUSTOMER', 'RESOLVED'];
    default:
      return [];
  }
}

export function freshTarget(metric: Metric): Target {
  return {
    metric, mustSeconds: metric === 'RESOLUTION' ? 7_200 : 60, goalSeconds: null, basis: 'BUSINESS',
    warnings: metric === 'AVERAGE_RESPONSE' ? [] : [{ percent: 75, to: ['AGENT'] }],
    pausedIn: usualPauses(metric), attainPercent: null, ladder: null,
  };
}

export function freshPolicy(calendar: string): PolicyEdit {
  return { name: '', nameZh: '', active: true, calendar, match: anyMatch, targets: [freshTarget('FIRST_RESPONSE')] };
}

/** What we see to be wrong before the server is asked; paths as the server writes them. */
export function policyFaults(edit: PolicyEdit, t: TFunction): Faults {
  const faults = new Map<string, string>();
  if (edit.name.trim() === '') {
    faults.set('name', t('admin:name.rule'));
  }
  if (edit.nameZh.trim() === '') {
    faults.set('nameZh', t('admin:name.rule'));
  }
  if (edit.calendar === '') {
    faults.set('calendar', t('admin/policy:fault.calendar'));
  }
  if (edit.targets.length === 0) {
    faults.set('targets', t('admin/policy:fault.noTarget'));
  }
  const fault = (target: Target, field: string, key: string) => faults.set(`targets[${target.metric}].${field}`, t(`admin/policy:fault.${key}`));
  for (const target of edit.targets) {
    const { mustSeconds, goalSeconds, warnings } = target;
    if (!(mustSeconds >= 1)) {
      fault(target, 'mustSeconds', 'must');
    }
    if (typeof goalSeconds === 'number' && (goalSeconds < 1 || goalSeconds > mustSeconds)) {
      fault(target, 'goalSeconds', 'goal');
    }
    if (warnings.some(({ to }) => to.length === 0)) {
      fault(target, 'warnings', 'recipient');
    }
    const points = warnings.map(({ percent, beforeSeconds }) => (typeof beforeSeconds === 'number' ? mustSeconds - beforeSeconds : (mustSeconds * (percent ?? 0)) / 100));
    if (points.some((point) => !(point > 0 && point < mustSeconds))) {
      fault(target, 'warnings', 'warning');
    }
  }
  return faults;
}

/** Warnings in the order in which they come, as the service wants them. */
export function sorted(edit: PolicyEdit): PolicyEdit {
  const point = (target: Target, warning: Target['warnings'][number]) =>
    typeof warning.beforeSeconds === 'number' ? target.mustSeconds - warning.beforeSeconds : (target.mustSeconds * (warning.percent ?? 0)) / 100;
  return { ...edit, targets: edit.targets.map((target) => ({ ...target, warnings: target.warnings.toSorted((a, b) => point(target, a) - point(target, b)) })) };
}
