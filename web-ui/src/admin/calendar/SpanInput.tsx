import { MinusCircleOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Span } from '../calls/calendarCalls';
import styles from './Calendar.module.css';
import { overMidnight, readTime } from './hours';

interface TimeInputProps {
  readonly value: string;
  readonly label: string;
  readonly disabled: boolean;
  readonly wrong: boolean;
  readonly onChange: (time: string) => void;
}

/** A time of day, typed as people write it; what is no time stays and is marked until it is corrected. */
function TimeInput({ value, label, disabled, wrong, onChange }: TimeInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const bad = wrong || (typed !== null && readTime(typed) === null);
  return (
    <Input
      className={styles['time'] ?? ''}
      aria-label={label}
      {...(bad ? { 'aria-invalid': true, status: 'error' as const } : {})}
      inputMode="numeric"
      placeholder="09:00"
      disabled={disabled}
      maxLength={5}
      value={typed ?? value.slice(0, 5)}
      onChange={(event) => {
        setTyped(event.target.value);
        const time = event.target.value.length === 5 ? readTime(event.target.value) : null;
        if (time !== null) {
          onChange(time);
        }
      }}
      onBlur={() => {
        const time = typed === null ? null : readTime(typed);
        if (time !== null) {
          onChange(time);
          setTyped(null);
        } else if (typed === '') {
          setTyped(null);
        }
      }}
    />
  );
}

interface SpanInputProps {
  readonly span: Span;
  /** What the hours belong to, for those who do not see it. */
  readonly of: string;
  readonly disabled: boolean;
  readonly wrong: boolean;
  readonly onChange: (span: Span) => void;
  readonly onRemove?: () => void;
}

/** Hours from one time to another; says when they go on into the next day. */
export function SpanInput({ span, of, disabled, wrong, onChange, onRemove }: SpanInputProps) {
  const { t } = useTranslation('admin/calendar');
  return (
    <span className={styles['span']}>
      <TimeInput label={t('from', { of })} value={span.from} disabled={disabled} wrong={wrong} onChange={(from) => onChange({ ...span, from })} />
      <span aria-hidden="true">–</span>
      <TimeInput label={t('to', { of })} value={span.to} disabled={disabled} wrong={wrong} onChange={(to) => onChange({ ...span, to: to === '00:00' && span.from === '00:00' ? '24:00' : to })} />
      {overMidnight(span) && <span className={styles['next']}>{t('nextDay')}</span>}
      {onRemove !== undefined && !disabled && (
        <Button type="text" size="small" icon={<MinusCircleOutlined aria-hidden="true" />} aria-label={t('spanRemove', { span: `${span.from}–${span.to}`, of })} onClick={onRemove} />
      )}
    </span>
  );
}
