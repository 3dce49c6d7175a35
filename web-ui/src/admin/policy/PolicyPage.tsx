import { useParams } from 'react-router';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import { useCalendars } from '../calls/calendarCalls';
import { usePolicies, usePolicy } from '../calls/promiseCalls';
import { PolicyEditor } from './PolicyEditor';

/** The editor of the policy in the address; `new` makes one. */
export function PolicyPage() {
  const { id = 'new' } = useParams();
  const fresh = id === 'new';
  const policy = usePolicy(fresh ? null : id);
  const policies = usePolicies();
  // A new policy begins with the first calendar.
  const calendars = useCalendars();
  const waiting = fresh ? policies.isPending || calendars.isPending : policy.isPending;
  const failed = fresh ? (policies.error ?? calendars.error) : policy.error;
  if (failed !== null) {
    return <Failure error={failed} onRetry={() => void (fresh ? policies : policy).refetch()} />;
  }
  return waiting ? <Loading rows={10} /> : <PolicyEditor key={`${id} ${policy.data?.version ?? 0}`} policy={policy.data ?? null} taken={(policies.data ?? []).map((one) => one.id)} />;
}
