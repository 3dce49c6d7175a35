import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import { useFormats } from '../../app/i18n/format';
import { useHolidayRegions, useHolidays, weekdays, type SpecialDay, type Week, type Weekday } from '../calls/calendarCalls';
import { Field } from '../form/Field';
import formStyles from '../form/Form.module.css';
import { weekdayName } from '../promiseWords';
import styles from './Calendar.module.css';
import { holidayDays } from './merge';

interface HolidayPickerProps {
  readonly week: Week;
  readonly year: number;
  /** Takes the days in; answers what came of it, in words. */
  readonly onAdd: (days: readonly SpecialDay[]) => string;
}

/** Ready-made public holidays of a region and a year, with their make-up working days. */
export function HolidayPicker({ week, year: first, onAdd }: HolidayPickerProps) {
  const { t, i18n } = useTranslation('admin/calendar');
  const formats = useFormats();
  const regions = useHolidayRegions();
  const [region, setRegion] = useState<string | null>(null);
  const [year, setYear] = useState<number | null>(null);
  const [like, setLike] = useState<Weekday>('MONDAY');
  const [done, setDone] = useState<string | null>(null);
  const zh = i18n.language === 'zh';
  const chosen = regions.data?.find((one) => one.region === region);
  const shownYear = year ?? (chosen?.years.includes(first) === true ? first : (chosen?.years.at(-1) ?? null));
  const holidays = useHolidays(region, shownYear);
  const days = holidayDays(holidays.data ?? [], week[like] ?? [], zh);
  const makeUps = holidays.data?.some(({ makeUp }) => makeUp) === true;
  if (regions.isError) {
    return <Failure error={regions.error} onRetry={() => void regions.refetch()} />;
  }
  return (
    <div>
      <div className={formStyles['columns']}>
        <Field label={t('holiday.region')}>
          {({ status, ...control }) => (
            <Select
              {...control}
              status={status}
              loading={regions.isPending}
              showSearch={{ optionFilterProp: 'label' }}
              value={region}
              placeholder={t('holiday.choose')}
              onChange={(next: string) => {
                setRegion(next);
                setYear(null);
                setDone(null);
              }}
              options={(regions.data ?? []).map((one) => ({ value: one.region, label: zh ? one.nameZh : one.name }))}
            />
          )}
        </Field>
        <Field label={t('holiday.year')}>
          {({ status, ...control }) => (
            <Select
              {...control}
              status={status}
              disabled={chosen === undefined}
              value={shownYear}
              onChange={(next: number) => {
                setYear(next);
                setDone(null);
              }}
              options={(chosen?.years ?? []).map((value) => ({ value, label: String(value) }))}
            />
          )}
        </Field>
        {makeUps && (
          <Field label={t('holiday.like')} hint={t('holiday.likeHint')}>
            {({ status, ...control }) => <Select<Weekday> {...control} status={status} value={like} onChange={setLike} options={weekdays.map((value, index) => ({ value, label: weekdayName(index, i18n.language, 'long') }))} />}
          </Field>
        )}
      </div>
      {region !== null && holidays.isPending && <Loading rows={3} />}
      {holidays.isError && <Failure error={holidays.error} onRetry={() => void holidays.refetch()} />}
      {holidays.data !== undefined && (
        <>
          <ul className={styles['found']}>
            {holidays.data.map(({ date, name, nameZh, makeUp }) => (
              <li key={`${date} ${name}`}>
                <span className={makeUp ? styles['makeUp'] : styles['off']}>{t(makeUp ? 'holiday.makeUp' : 'holiday.off')}</span> {formats.date(`${date}T12:00:00`)} · {zh ? nameZh : name}
              </li>
            ))}
          </ul>
          <Button disabled={days.length === 0} onClick={() => setDone(onAdd(days))}>
            {t('holiday.add', { count: days.length })}
          </Button>
        </>
      )}
      <p role="status" className={formStyles['hint']}>
        {done}
      </p>
    </div>
  );
}
