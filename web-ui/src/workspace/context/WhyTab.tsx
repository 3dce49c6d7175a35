import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import type { Conversation } from '../../app/model/conversation';
import { Empty } from '../../app/states/Empty';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import { useDecisions, type Decision } from '../calls/decisionCalls';
import { useQueueName } from '../calls/peopleCalls';
import styles from './ContextPanel.module.css';

function DecisionView({ decision }: { readonly decision: Decision }) {
  const { t, i18n } = useTranslation('workspace');
  const formats = useFormats();
  const queueName = useQueueName();
  const winner = decision.considered.find(({ agent }) => agent === decision.chosen);
  const codes = (reasons: readonly string[]) => reasons.map((code) => t([`why.reason.${code}`, 'why.reason.other'], { code })).join(t('why.and'));
  return (
    <section className={styles['clock']}>
      <div className={styles['line']}>
        <strong>{decision.chosen === null ? t('why.nobody') : (winner?.name ?? t('why.someone'))}</strong>
        <span className={styles['quiet']}>
          {queueName(decision.queue, i18n.language)} · {formats.dateTime(decision.at)}
        </span>
      </div>
      <p className={styles['quiet']}>{codes(decision.reasons)}</p>
      <ul className={styles['segments']}>
        {decision.considered
          .filter(({ agent }) => agent !== decision.chosen)
          .slice(0, 8)
          .map((candidate) => (
            <li key={candidate.agent}>
              {t('why.candidate', { name: candidate.name, load: candidate.load, capacity: candidate.capacity })}{' '}
              {candidate.objections.length === 0
                ? t('why.able')
                : candidate.objections.map(({ code, detail }) => t([`why.objection.${code}`, 'why.objection.other'], { code, detail })).join(t('why.and'))}
            </li>
          ))}
      </ul>
    </section>
  );
}

/** Why this conversation went to whom it went. */
export function WhyTab({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation('workspace');
  const query = useDecisions(conversation.id);
  if (query.isPending) {
    return <Loading />;
  }
  if (query.isError) {
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data.length === 0) {
    return <Empty title={t('why.none')} hint={t('why.noneHint')} />;
  }
  return query.data.map((decision) => <DecisionView key={decision.at} decision={decision} />);
}
