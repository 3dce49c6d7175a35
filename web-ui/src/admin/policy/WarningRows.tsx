import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { recipients, type Recipient, type Warning } from '../calls/promiseCalls';
import { DurationInput } from '../form/DurationInput';
import formStyles from '../form/Form.module.css';
import styles from './Policy.module.css';

interface WarningRowsProps {
  readonly warnings: readonly Warning[];
  readonly onChange: (warnings: readonly Warning[]) => void;
  readonly disabled: boolean;
  readonly fault: string | null;
}

const MOST = 10;

/** Who is told before the deadline, and when. */
export function WarningRows({ warnings, onChange, disabled, fault }: WarningRowsProps) {
  const { t } = useTranslation(['admin/policy', 'app']);
  const put = (index: number, warning: Warning) => onChange(warnings.map((one, at) => (at === index ? warning : one)));
  return (
    <div role="group" aria-label={t('admin/policy:warnings')} className={styles['warnings']}>
      <p className={styles['small']}>{t('admin/policy:warnings')}</p>
      {warnings.map((warning, index) => {
        const before = typeof warning.beforeSeconds === 'number';
        return (
          <div key={index} className={styles['warning']}>
            <Select
              aria-label={t('admin/policy:warningKind')}
              disabled={disabled}
              value={before ? 'before' : 'percent'}
              onChange={(kind) => put(index, kind === 'before' ? { beforeSeconds: 600, to: warning.to } : { percent: 75, to: warning.to })}
              options={['percent', 'before'].map((value) => ({ value, label: t(`admin/policy:warningAt.${value}`) }))}
            />
            {before ? (
              <DurationInput
                control={{ 'aria-label': t('admin/policy:warningAt.before'), status: fault === null ? '' : 'error', ...(fault === null ? {} : { 'aria-invalid': true }) }}
                label={t('admin/policy:warningAt.before')}
                disabled={disabled}
                value={warning.beforeSeconds ?? null}
                onChange={(seconds) => put(index, { beforeSeconds: seconds ?? 0, to: warning.to })}
              />
            ) : (
              <InputNumber
                aria-label={t('admin/policy:warningAt.percent')}
                {...(fault === null ? {} : { 'aria-invalid': true, status: 'error' as const })}
                min={1}
                max={99}
                precision={0}
                suffix="%"
                disabled={disabled}
                value={warning.percent ?? null}
                onChange={(percent) => put(index, { percent: percent ?? 0, to: warning.to })}
              />
            )}
            <Select<Recipient[]>
              mode="multiple"
              aria-label={t('admin/policy:warningTo')}
              placeholder={t('admin/policy:warningTo')}
              disabled={disabled}
              value={[...warning.to]}
              onChange={(to) => put(index, { ...warning, to })}
              options={recipients.map((value) => ({ value, label: t(`app:recipient.${value}`) }))}
            />
            {!disabled && (
              <Button type="text" icon={<MinusCircleOutlined aria-hidden="true" />} aria-label={t('admin/policy:warningRemove', { number: index + 1 })} onClick={() => onChange(warnings.filter((_, at) => at !== index))} />
            )}
          </div>
        );
      })}
      {fault !== null && (
        <p className={formStyles['fault']} role="alert">
          {fault}
        </p>
      )}
      {!disabled && warnings.length < MOST && (
        <Button type="dashed" size="small" icon={<PlusOutlined aria-hidden="true" />} onClick={() => onChange([...warnings, { percent: 90, to: ['SUPERVISORS'] }])}>
          {t('admin/policy:warningAdd')}
        </Button>
      )}
    </div>
  );
}
