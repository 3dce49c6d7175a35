import { Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Week as PlainWeek } from '../../app/model/agent';
import { WeekEditor } from '../calendar/WeekEditor';
import { ownZone, zones } from '../calendar/zoned';
import styles from '../AdminPage.module.css';
import { plainOf, weekOf } from './plainHours';

interface HoursFieldProps {
  readonly id?: string;
  readonly label: string;
  /** What it means that there are none. */
  readonly always: string;
  readonly value?: PlainWeek | null;
  readonly disabled?: boolean;
  readonly onChange?: (hours: PlainWeek | null) => void;
}

const noFault = () => null;

/** A week's hours in a form, or none at all. */
export function HoursField({ id, label, always, value = null, disabled = false, onChange }: HoursFieldProps) {
  const { t } = useTranslation('admin');
  const change = (hours: PlainWeek | null) => onChange?.(hours);
  return (
    <fieldset className={styles['rows']} {...(id === undefined ? {} : { id })}>
      <legend>{label}</legend>
      <p className={styles['hint']}>
        <Switch
          size="small"
          aria-label={label}
          checked={value !== null}
          disabled={disabled}
          onChange={(on) => change(on ? { zone: ownZone(), spans: plainOf(officeDays), daysOff: [] } : null)}
        />{' '}
        {value === null ? always : t('hours.some')}
      </p>
      {value !== null && (
        <>
          <Select
            aria-label={t('hours.zone')}
            style={{ minInlineSize: 220 }}
            disabled={disabled}
            value={value.zone}
            options={[...new Set([value.zone, ...zones()])].map((zone) => ({ value: zone, label: zone }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(zone: string) => change({ ...value, zone })}
          />
          <WeekEditor week={weekOf(value.spans)} disabled={disabled} onChange={(week) => change({ ...value, spans: plainOf(week) })} faultAt={noFault} />
        </>
      )}
    </fieldset>
  );
}

const officeDays = Object.fromEntries(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((day) => [day, [{ from: '09:00', to: '18:00' }]]));
