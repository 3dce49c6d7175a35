import { InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Control } from './Field';
import { inUnit, unitSeconds, type Unit } from './duration';
import styles from './Form.module.css';

interface DurationInputProps {
  /** Whole seconds; null while nothing is entered. */
  readonly value: number | null;
  readonly onChange: (seconds: number | null) => void;
  readonly control: Control;
  readonly label: string;
  readonly disabled?: boolean;
}

/** A length of time as a number and its unit. */
export function DurationInput({ value, onChange, control, label, disabled = false }: DurationInputProps) {
  const { t } = useTranslation('admin');
  // The unit stays as chosen while its number is retyped.
  const [chosen, setChosen] = useState<Unit>(() => (value === null ? 'min' : inUnit(value).unit));
  const unit = value !== null && value % unitSeconds[chosen] !== 0 ? inUnit(value).unit : chosen;
  const { status, ...rest } = control;
  return (
    <Space.Compact className={styles['duration'] ?? ''}>
      <InputNumber
        {...rest}
        status={status}
        min={0}
        precision={0}
        disabled={disabled}
        value={value === null ? null : value / unitSeconds[unit]}
        onChange={(amount) => onChange(amount === null ? null : Number(amount) * unitSeconds[unit])}
      />
      <Select<Unit>
        aria-label={t('unit.of', { label })}
        disabled={disabled}
        value={unit}
        onChange={(next) => {
          setChosen(next);
          if (value !== null) {
            onChange((value / unitSeconds[unit]) * unitSeconds[next]);
          }
        }}
        options={(Object.keys(unitSeconds) as Unit[]).map((key) => ({ value: key, label: t(`unit.${key}`) }))}
      />
    </Space.Compact>
  );
}
