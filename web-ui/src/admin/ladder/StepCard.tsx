import { PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import type { LadderAction, LadderStep } from '../calls/ladderCalls';
import { DurationInput } from '../form/DurationInput';
import { Field } from '../form/Field';
import { ActionRow } from './ActionRow';
import { offsetWords } from './actionWords';
import styles from './Ladder.module.css';
import { freshAction } from './ladderEdit';

type Side = 'before' | 'at' | 'after';

interface StepCardProps {
  readonly step: LadderStep;
  readonly number: number;
  readonly disabled: boolean;
  readonly onChange: (step: LadderStep) => void;
  readonly onRemove: () => void;
  readonly faultAt: (field: string) => string | null;
}

const sideOf = (offset: number): Side => (offset < 0 ? 'before' : offset === 0 ? 'at' : 'after');

/** One step: when it comes, and what it does. */
export function StepCard({ step, number, disabled, onChange, onRemove, faultAt }: StepCardProps) {
  const { t } = useTranslation(['admin/ladder', 'admin']);
  const formats = useFormats();
  const [side, setSide] = useState<Side>(sideOf(step.offsetSeconds));
  const put = (index: number, action: LadderAction) => onChange({ ...step, actions: step.actions.map((one, at) => (at === index ? action : one)) });
  const choose = (next: Side) => {
    setSide(next);
    const length = Math.abs(step.offsetSeconds) || 600;
    onChange({ ...step, offsetSeconds: next === 'at' ? 0 : next === 'before' ? -length : length });
  };
  const name = t('admin/ladder:step', { number, when: offsetWords(step.offsetSeconds, t, formats) });
  return (
    <section className={styles['step']} data-side={sideOf(step.offsetSeconds)} aria-label={name}>
      <header className={styles['stepHead']}>
        <h3>{name}</h3>
        {!disabled && (
          <Button type="text" danger size="small" onClick={onRemove} aria-label={t('admin/ladder:stepRemove', { number })}>
            {t('admin:form.remove')}
          </Button>
        )}
      </header>
      <div className={styles['when']}>
        <Field label={t('admin/ladder:side.label')}>
          {({ status, ...control }) => (
            <Select<Side> {...control} status={status} disabled={disabled} value={side} onChange={choose} options={(['before', 'at', 'after'] as const).map((value) => ({ value, label: t(`admin/ladder:side.${value}`) }))} />
          )}
        </Field>
        {side !== 'at' && (
          <Field label={t('admin/ladder:offset')} fault={faultAt('offsetSeconds')}>
            {(control) => (
              <DurationInput
                control={control}
                label={t('admin/ladder:offset')}
                disabled={disabled}
                value={Math.abs(step.offsetSeconds)}
                onChange={(seconds) => onChange({ ...step, offsetSeconds: (side === 'before' ? -1 : 1) * (seconds ?? 0) })}
              />
            )}
          </Field>
        )}
      </div>
      {side === 'at' && faultAt('offsetSeconds') !== null && (
        <p role="alert" className={styles['fault']}>
          {faultAt('offsetSeconds')}
        </p>
      )}
      <ol className={styles['actions']}>
        {step.actions.map((action, index) => (
          <ActionRow
            key={index}
            action={action}
            number={index + 1}
            disabled={disabled}
            faultAt={(field) => faultAt(`actions[${index}].${field}`)}
            onChange={(changed) => put(index, changed)}
            onRemove={() => onChange({ ...step, actions: step.actions.filter((_, at) => at !== index) })}
          />
        ))}
      </ol>
      {step.actions.length === 0 && faultAt('actions') !== null && (
        <p role="alert" className={styles['fault']}>
          {faultAt('actions')}
        </p>
      )}
      {!disabled && (
        <Button type="dashed" size="small" icon={<PlusOutlined aria-hidden="true" />} onClick={() => onChange({ ...step, actions: [...step.actions, freshAction] })}>
          {t('admin/ladder:actionAdd')}
        </Button>
      )}
    </section>
  );
}
