import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../app/model/conversation';
import { Empty } from '../../app/states/Empty';
import { Failure } from '../../app/states/Failure';
import { firstDue } from '../model/clocks';
import { ClockCard } from './ClockCard';
import { bareClock, useClocks, type ClockDetail } from './clockCalls';

/** What is due first stands first; what is over stands last, the latest first. */
function ordered(clocks: readonly ClockDetail[]): readonly ClockDetail[] {
  const open: ClockDetail[] = [];
  let rest = clocks;
  for (let next = firstDue(rest); next !== null; next = firstDue(rest)) {
    const { id } = next;
    open.push(...rest.filter((clock) => clock.id === id));
    rest = rest.filter((clock) => clock.id !== id);
  }
  return [...open, ...rest.toReversed()];
}

/** Every promise of this conversation, with what ran and what paused it. */
export default function ClocksTab({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation(['workspace', 'app']);
  const { data, isError, error, refetch } = useClocks(conversation);
  const clocks = data ?? conversation.clocks.map(bareClock);
  return (
    <>
      {isError && <Failure error={error} onRetry={() => void refetch()} />}
      {clocks.length === 0 && !isError && <Empty title={t('workspace:clocks.none')} hint={t('workspace:clocks.noneHint')} />}
      {ordered(clocks).map((clock) => (
        <ClockCard key={clock.id} clock={clock} />
      ))}
    </>
  );
}
