import { Button, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import type { Metric } from '../../app/model/conversation';
import { useLadders } from '../calls/ladderCalls';
import { stages, type Stage, type Target } from '../calls/promiseCalls';
import { DurationInput } from '../form/DurationInput';
import { Field } from '../form/Field';
import formStyles from '../form/Form.module.css';
import { targetWords } from '../promiseWords';
import styles from './Policy.module.css';
import { usualPauses } from './policyEdit';
import { WarningRows } from './WarningRows';

interface TargetCardProps {
  readonly target: Target;
  readonly index: number;
  /** Metrics that no other target has. */
  readonly free: readonly Metric[];
  readonly onChange: (target: Target) => void;
  readonly onRemove: () => void;
  readonly disabled: boolean;
  readonly faultAt: (...paths: readonly string[]) => string | null;
}

/** One target: what is promised, whom it warns, where its clock stands still, and what happens when it is missed. */
export function TargetCard({ target, index, free, onChange, onRemove, disabled, faultAt }: TargetCardProps) {
  const { t } = useTranslation(['admin/policy', 'admin', 'app']);
  const { t: words, i18n } = useTranslation('admin');
  const formats = useFormats();
  const ladders = useLadders();
  const windowed = target.metric === 'AVERAGE_RESPONSE';
  const faultIn = (field: string) => faultAt(`targets[${target.metric}].${field}`, `targets[${index}].${field}`);
  const name = t(`app:metric.${target.metric}`);
  return (
    <section className={styles['target']} aria-label={name}>
      <header className={styles['targetHead']}>
        <h3>{name}</h3>
        <p>{targetWords(target, words, formats)}</p>
        {!disabled && (
          <Button type="text" danger size="small" onClick={onRemove} aria-label={t('admin/policy:targetRemove', { name })}>
            {t('admin:form.remove')}
          </Button>
        )}
      </header>
      <div className={formStyles['columns']}>
        <Field label={t('admin/policy:metric')} fault={faultIn('metric')}>
          {(control) => (
            <Select<Metric>
              {...control}
              disabled={disabled}
              value={target.metric}
              onChange={(metric) => onChange({ ...target, metric, pausedIn: usualPauses(metric), attainPercent: null })}
              options={[target.metric, ...free].map((value) => ({ value, label: t(`app:metric.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('admin/policy:must')} fault={faultIn('mustSeconds')}>
          {(control) => <DurationInput control={control} label={t('admin/policy:must')} disabled={disabled} value={target.mustSeconds} onChange={(seconds) => onChange({ ...target, mustSeconds: seconds ?? 0 })} />}
        </Field>
        <Field label={t('admin/policy:goal')} optional={t('admin:form.optional')} fault={faultIn('goalSeconds')}>
          {(control) => <DurationInput control={control} label={t('admin/policy:goal')} disabled={disabled} value={target.goalSeconds ?? null} onChange={(goalSeconds) => onChange({ ...target, goalSeconds })} />}
        </Field>
        <Field label={t('admin/policy:basis')} fault={faultIn('basis')}>
          {(control) => (
            <Select
              {...control}
              disabled={disabled}
              value={target.basis}
              onChange={(basis) => onChange({ ...target, basis })}
              options={(['BUSINESS', 'CLOCK'] as const).map((value) => ({ value, label: t(`admin/policy:basisOf.${value}`) }))}
            />
          )}
        </Field>
        {windowed && (
          <Field label={t('admin/policy:attain')} hint={t('admin/policy:attainHint')} optional={t('admin:form.optional')} fault={faultIn('attainPercent')}>
            {({ status, ...control }) => (
              <InputNumber {...control} status={status} min={1} max={100} precision={0} suffix="%" disabled={disabled} value={target.attainPercent ?? null} onChange={(attainPercent) => onChange({ ...target, attainPercent })} />
            )}
          </Field>
        )}
        {!windowed && (
          <Field label={t('admin/policy:pausedIn')} hint={t('admin/policy:pausedHint')} fault={faultIn('pausedIn')}>
            {(control) => (
              <Select<Stage[]>
                {...control}
                mode="multiple"
                disabled={disabled}
                value={[...target.pausedIn]}
                placeholder={t('admin/policy:never')}
                onChange={(pausedIn) => onChange({ ...target, pausedIn })}
                options={stages.map((value) => ({ value, label: t(`admin/policy:stage.${value}`) }))}
              />
            )}
          </Field>
        )}
        {!windowed && (
          <Field label={t('admin/policy:ladder')} hint={t('admin/policy:ladderHint')} fault={faultIn('ladder')}>
            {(control) => (
              <Select
                {...control}
                disabled={disabled}
                allowClear
                loading={ladders.isPending}
                value={target.ladder ?? null}
                placeholder={t('admin/policy:noLadder')}
                onChange={(ladder: string | null | undefined) => onChange({ ...target, ladder: ladder ?? null })}
                options={(ladders.data ?? []).map((ladder) => ({ value: ladder.id, label: i18n.language === 'zh' ? ladder.nameZh : ladder.name }))}
              />
            )}
          </Field>
        )}
      </div>
      {!windowed && <WarningRows warnings={target.warnings} disabled={disabled} fault={faultIn('warnings')} onChange={(warnings) => onChange({ ...target, warnings })} />}
    </section>
  );
}
