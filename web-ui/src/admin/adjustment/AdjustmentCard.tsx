import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, HourglassOutlined, PlayCircleOutlined, RollbackOutlined, StopOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import { wordsFor } from '../../app/problem';
import { useSession } from '../../app/session/session';
import { useDecide, type Adjustment, type AdjustmentState, type Decision } from '../calls/adjustmentCalls';
import { Field } from '../form/Field';
import { matchWords } from '../promiseWords';
import styles from './Adjustment.module.css';
import { decisionsFor } from './adjustmentEdit';

const signs = {
  requested: HourglassOutlined,
  approved: CheckCircleOutlined,
  active: PlayCircleOutlined,
  ended: ClockCircleOutlined,
  rejected: CloseCircleOutlined,
  withdrawn: RollbackOutlined,
} as const satisfies Record<AdjustmentState, unknown>;

export function AdjustmentCard({ adjustment }: { readonly adjustment: Adjustment }) {
  const { t, i18n } = useTranslation(['admin/adjustment', 'admin', 'app']);
  const { t: words } = useTranslation('admin');
  const formats = useFormats();
  const session = useSession();
  const Sign = signs[adjustment.state] ?? StopOutlined;
  const nameOf = ({ id, name }: Adjustment['requestedBy']) => (id === session.id ? t('admin/adjustment:you', { name: session.name }) : (name ?? id));
  const change =
    typeof adjustment.percent === 'number'
      ? t('admin/adjustment:newPercent', { percent: formats.percent(adjustment.percent / 100, 0) })
      : t('admin/adjustment:newTarget', { target: formats.length(adjustment.mustSeconds ?? 0) });
  return (
    <article className={styles['card']} aria-label={adjustment.name}>
      <header className={styles['head']}>
        <h3>{adjustment.name}</h3>
        <span className={styles['state']} data-state={adjustment.state}>
          <Sign aria-hidden="true" /> {t(`admin/adjustment:state.${adjustment.state}`)}
        </span>
      </header>
      <p>
        {t(`admin/adjustment:kind.${adjustment.kind}`)} · {formats.dateTime(adjustment.from)} – {formats.dateTime(adjustment.until)}
      </p>
      <p>
        {adjustment.metrics.map((metric) => t(`app:metric.${metric}`)).join(t('admin:promises.and'))}: {change}, {words('promises.for', { whom: matchWords(adjustment.match, words, i18n.language) })}
      </p>
      <p className={styles['reason']}>{adjustment.reason}</p>
      <p className={styles['who']}>
        {t('admin/adjustment:requestedBy', { who: nameOf(adjustment.requestedBy), at: formats.dateTime(adjustment.requestedAt) })}
        {adjustment.decidedBy && typeof adjustment.decidedAt === 'string' && (
          <> · {t('admin/adjustment:decidedBy', { who: nameOf(adjustment.decidedBy), at: formats.dateTime(adjustment.decidedAt) })}</>
        )}
        {typeof adjustment.decisionReason === 'string' && adjustment.decisionReason !== '' && <>: {adjustment.decisionReason}</>}
      </p>
      {typeof adjustment.endedAt === 'string' && <p className={styles['who']}>{t('admin/adjustment:endedEarly', { at: formats.dateTime(adjustment.endedAt) })}</p>}
      <Decisions adjustment={adjustment} />
    </article>
  );
}

/** What this person may decide now, with a reason; refusing needs one. */
function Decisions({ adjustment }: { readonly adjustment: Adjustment }) {
  const { t } = useTranslation(['admin/adjustment', 'admin']);
  const { notification } = App.useApp();
  const session = useSession();
  const decide = useDecide();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const decisions = decisionsFor(adjustment, session);
  if (decisions.length === 0) {
    return adjustment.state === 'requested' ? <p className={styles['who']}>{t(adjustment.requestedBy.id === session.id ? 'admin/adjustment:notYours' : 'admin/adjustment:managers')}</p> : null;
  }
  const run = (decision: Decision) => {
    if (decision === 'reject' && reason.trim() === '') {
      setMissing(true);
      return;
    }
    setMissing(false);
    decide.mutate(
      { id: adjustment.id, decision, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) },
      {
        onError: (error) => {
          const told = wordsFor(error, t);
          notification.error({ title: told.title, description: told.remedy });
        },
      },
    );
  };
  return (
    <div className={styles['decide']}>
      <Field label={t('admin/adjustment:decisionReason')} fault={missing ? t('admin/adjustment:fault.decision') : null}>
        {({ status, ...control }) => <Input {...control} status={status} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      {decisions.map((decision) => (
        <Button key={decision} {...(decision === 'approve' ? { type: 'primary' as const } : {})} danger={decision === 'reject'} loading={decide.isPending && decide.variables.decision === decision} onClick={() => run(decision)}>
          {t(`admin/adjustment:decision.${decision}`)}
        </Button>
      ))}
      {adjustment.requestedBy.id === session.id && adjustment.state === 'requested' && <p className={styles['who']}>{t('admin/adjustment:notYours')}</p>}
    </div>
  );
}
