import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueues } from '../reportCalls';
import { lastWeek, localMinute, type Plan } from './plan';
import styles from './Simulator.module.css';

interface RecordedFieldsProps {
  readonly plan: Plan;
  readonly onChange: (part: Partial<Plan>) => void;
}

/** Which period of the past is lived again. */
export function RecordedFields({ plan, onChange }: RecordedFieldsProps) {
  const { t, i18n } = useTranslation('insights/simulator');
  const queues = useQueues();
  const [now] = useState(() => new Date());
  const yesterday = (hour: number) => localMinute(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1, hour));
  const presets: readonly [string, Pick<Plan, 'from' | 'to'>][] = [
    ['yesterday', { from: yesterday(9), to: yesterday(17) }],
    ['lastWeek', lastWeek(now)],
    ['hour', { from: localMinute(new Date(now.getTime() - 3_600_000)), to: localMinute(now) }],
  ];
  return (
    <div className={styles['fields']}>
      <label>
        <span>{t('from')}</span>
        <input type="datetime-local" value={plan.from} max={plan.to} required onChange={({ target }) => target.value && onChange({ from: target.value })} />
      </label>
      <label>
        <span>{t('to')}</span>
        <input type="datetime-local" value={plan.to} min={plan.from} required onChange={({ target }) => target.value && onChange({ to: target.value })} />
      </label>
      <label>
        <span>{t('queue')}</span>
        <Select
          aria-label={t('queue')}
          allowClear
          placeholder={t('allQueues')}
          value={plan.queue}
          onChange={(queue: string | null | undefined) => onChange({ queue: queue ?? null })}
          options={(queues.data ?? []).map((queue) => ({ value: queue.id, label: (i18n.language === 'zh' ? queue.nameZh : null) ?? queue.name }))}
        />
      </label>
      <div className={styles['presets']}>
        {presets.map(([key, period]) => (
          <Button key={key} size="small" onClick={() => onChange(period)}>{t(`preset.${key}`)}</Button>
        ))}
      </div>
    </div>
  );
}
