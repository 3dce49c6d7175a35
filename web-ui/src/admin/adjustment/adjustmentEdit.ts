import type { TFunction } from 'i18next';
import type { Metric } from '../../app/model/conversation';
import { hasRole, type Session } from '../../app/session/session';
import type { Adjustment, AdjustmentKind, AdjustmentRequest, Decision } from '../calls/adjustmentCalls';
import type { Match } from '../calls/promiseCalls';
import type { Faults } from '../form/useEditing';
import { anyMatch } from '../policy/policyEdit';

/** A request as it stands in the form; times as the browser's date field writes them, in local time. */
export interface RequestForm {
  readonly name: string;
  readonly kind: AdjustmentKind;
  readonly reason: string;
  readonly match: Match;
  readonly metrics: readonly Metric[];
  readonly from: string;
  readonly until: string;
  readonly by: 'percent' | 'target';
  readonly percent: number | null;
  readonly mustSeconds: number | null;
}

/** A moment as the browser's date field writes it, in local time. */
export function localText(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

const HOUR_MS = 3_600_000;

/** @param now milliseconds since 1970: the form proposes the next full hour, for a day */
export function freshRequest(now: number): RequestForm {
  const start = Math.ceil(now / HOUR_MS) * HOUR_MS;
  return {
    name: '', kind: 'PEAK', reason: '', match: anyMatch, metrics: ['FIRST_RESPONSE', 'NEXT_RESPONSE'],
    from: localText(new Date(start)), until: localText(new Date(start + 24 * HOUR_MS)), by: 'percent', percent: 200, mustSeconds: null,
  };
}

export function requestOf({ by, percent, mustSeconds, from, until, ...rest }: RequestForm): AdjustmentRequest {
  return { ...rest, from: new Date(from).toISOString(), until: new Date(until).toISOString(), ...(by === 'percent' ? { percent } : { mustSeconds }) };
}

export function requestFaults(form: RequestForm, t: TFunction): Faults {
  const faults = new Map<string, string>();
  const wrong = (field: keyof RequestForm, key: string) => faults.set(field, t(`admin/adjustment:fault.${key}`));
  if (form.name.trim() === '') {
    wrong('name', 'name');
  }
  if (form.reason.trim() === '') {
    wrong('reason', 'reason');
  }
  if (form.metrics.length === 0) {
    wrong('metrics', 'metrics');
  }
  const from = Date.parse(form.from);
  const until = Date.parse(form.until);
  if (Number.isNaN(from)) {
    wrong('from', 'time');
  }
  if (Number.isNaN(until)) {
    wrong('until', 'time');
  } else if (until <= from) {
    wrong('until', 'reversed');
  }
  if (form.by === 'percent' && !((form.percent ?? 0) > 0)) {
    wrong('percent', 'percent');
  }
  if (form.by === 'target' && !((form.mustSeconds ?? 0) > 0)) {
    wrong('mustSeconds', 'target');
  }
  return faults;
}

/** What this person may do with an adjustment now: who asked never decides, and managers decide. */
export function decisionsFor({ state, requestedBy }: Pick<Adjustment, 'state' | 'requestedBy'>, session: Session): readonly Decision[] {
  const requester = requestedBy.id === session.id;
  switch (state) {
    case 'requested':
      return requester ? ['withdraw'] : hasRole(session, ['manager']) ? ['approve', 'reject'] : [];
    case 'approved':
      return requester ? ['withdraw'] : [];
    case 'active':
      return hasRole(session, ['supervisor', 'manager', 'admin']) ? ['end'] : [];
    default:
      return [];
  }
}
