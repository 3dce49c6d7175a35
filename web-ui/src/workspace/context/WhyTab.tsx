import { useTranslation } from 'react-i18next';
import { DecisionWords } from '../../app/decision/DecisionWords';
import { useFormats } from '../../app/i18n/format';
import type { Conversation } from '../../app/model/conversation';
import type { Decision } from '../../app/model/decision';
import { Empty } from '../../app/states/Empty';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import { useDecisions } from '../calls/decisionCalls';
import { useQueueName } from '../calls/peopleCalls';
import styles from './ContextPanel.module.css';

function DecisionView({ decision }: { readonly decision: Decision }) {
  const { t, i18n } = useTranslation('workspace');
  const formats = useFormats();
  const queueName = useQueueName();
  const winner = decision.considered.find(({ agent }) => agent === decision.chosen);
  return (
    <section className={styles['clock']}>
      <div className={styles['line']}>
        <strong>{decision.chosen === null ? t('why.nobody') : (winner?.name ?? t('why.someone'))}</strong>
        <span className={styles['quiet']}>
          {queueName(decision.queue, i18n.language)} · {formats.dateTime(decision.at)}
        </span>
      </div>
      <DecisionWords decision={decision} />
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
