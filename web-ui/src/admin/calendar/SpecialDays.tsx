import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Closure, SpecialDay } from '../calls/calendarCalls';
import formStyles from '../form/Form.module.css';
import styles from './Calendar.module.css';
import { nextSpan } from './hours';
import { SpanInput } from './SpanInput';

interface SpecialDaysProps {
  readonly days: readonly SpecialDay[];
  readonly closures: readonly Closure[];
  readonly disabled: boolean;
  readonly today: string;
  readonly onDays: (days: readonly SpecialDay[]) => void;
  readonly onClosures: (closures: readonly Closure[]) => void;
  readonly faultAt: (...paths: readonly string[]) => string | null;
}

/** Rows drawn at once; more appear on request, because decades of holidays make a long form. */
const PAGE = 60;

/** Dates with hours of their own, and parts of dates that are closed. */
export function SpecialDays({ days, closures, disabled, today, onDays, onClosures, faultAt }: SpecialDaysProps) {
  const { t } = useTranslation('admin/calendar');
  const [past, setPast] = useState(false);
  const [most, setMost] = useState(PAGE);
  const year = today.slice(0, 4);
  const old = days.filter(({ date }) => date !== '' && date < `${year}-01-01`).length;
  const shown = days.map((day, index) => ({ day, index })).filter(({ day }) => past || day.date === '' || day.date >= `${year}-01-01`);
  const put = (index: number, day: SpecialDay) => onDays(days.map((one, at) => (at === index ? day : one)));
  const putClosure = (index: number, closure: Closure) => onClosures(closures.map((one, at) => (at === index ? closure : one)));
  const faulty = (text: string | null) =>
    text !== null && (
      <p className={formStyles['fault']} role="alert">
        {text}
      </p>
    );
  return (
    <>
      {days.length === 0 && <p className={formStyles['hint']}>{t('noDays')}</p>}
      <ul className={styles['dates']}>
        {shown.slice(0, most).map(({ day, index }) => {
          const fault = faultAt(`days[${index}]`, `days[${day.date}]`);
          const of = day.date === '' ? t('newDay') : day.date;
          return (
            <li key={index}>
              <div className={styles['date']}>
                <Input type="date" aria-label={t('date')} disabled={disabled} {...(fault === null ? {} : { 'aria-invalid': true, status: 'error' as const })} value={day.date} onChange={(event) => put(index, { ...day, date: event.target.value })} />
                <Input aria-label={t('nameOf', { of })} placeholder={t('name')} maxLength={100} disabled={disabled} value={day.name} onChange={(event) => put(index, { ...day, name: event.target.value })} />
                <Select
                  aria-label={t('hoursOf', { of })}
                  disabled={disabled}
                  value={day.hours.length === 0 ? 'closed' : 'own'}
                  onChange={(kind) => put(index, { ...day, hours: kind === 'closed' ? [] : [nextSpan([])] })}
                  options={(['closed', 'own'] as const).map((value) => ({ value, label: t(`dayKind.${value}`) }))}
                />
                {!disabled && <Button type="text" icon={<MinusCircleOutlined aria-hidden="true" />} aria-label={t('dayRemove', { of })} onClick={() => onDays(days.filter((_, at) => at !== index))} />}
              </div>
              {day.hours.length > 0 && (
                <div className={styles['spans']}>
                  {day.hours.map((span, at) => (
                    <SpanInput
                      key={at}
                      span={span}
                      of={of}
                      disabled={disabled}
                      wrong={fault !== null}
                      onChange={(changed) => put(index, { ...day, hours: day.hours.map((one, place) => (place === at ? changed : one)) })}
                      onRemove={() => put(index, { ...day, hours: day.hours.filter((_, place) => place !== at) })}
                    />
                  ))}
                  {!disabled && <Button type="text" size="small" icon={<PlusOutlined aria-hidden="true" />} aria-label={t('spanAdd', { day: of })} onClick={() => put(index, { ...day, hours: [...day.hours, nextSpan(day.hours)] })} />}
                </div>
              )}
              {faulty(fault)}
            </li>
          );
        })}
      </ul>
      <div className={styles['presets']}>
        {shown.length > most && <Button size="small" onClick={() => setMost(most + PAGE)}>{t('moreDays', { count: shown.length - most })}</Button>}
        {old > 0 && !past && <Button size="small" onClick={() => setPast(true)}>{t('pastDays', { count: old })}</Button>}
        {!disabled && (
          <Button size="small" type="dashed" icon={<PlusOutlined aria-hidden="true" />} onClick={() => { setMost(days.length + PAGE); onDays([...days, { date: '', name: '', hours: [] }]); }}>
            {t('dayAdd')}
          </Button>
        )}
      </div>
      <h3 className={styles['heading']}>{t('closures')}</h3>
      <p className={formStyles['hint']}>{t('closuresHint')}</p>
      <ul className={styles['dates']}>
        {closures.map((closure, index) => {
          const fault = faultAt(`closures[${index}]`, `closures[${closure.date}]`);
          const of = closure.date === '' ? t('newDay') : closure.date;
          return (
            <li key={index}>
              <div className={styles['date']}>
                <Input type="date" aria-label={t('date')} disabled={disabled} {...(fault === null ? {} : { 'aria-invalid': true, status: 'error' as const })} value={closure.date} onChange={(event) => putClosure(index, { ...closure, date: event.target.value })} />
                <Input aria-label={t('nameOf', { of })} placeholder={t('name')} maxLength={100} disabled={disabled} value={closure.name} onChange={(event) => putClosure(index, { ...closure, name: event.target.value })} />
                <SpanInput span={closure.hours} of={of} disabled={disabled} wrong={fault !== null} onChange={(hours) => putClosure(index, { ...closure, hours })} />
                {!disabled && <Button type="text" icon={<MinusCircleOutlined aria-hidden="true" />} aria-label={t('closureRemove', { of })} onClick={() => onClosures(closures.filter((_, at) => at !== index))} />}
              </div>
              {faulty(fault)}
            </li>
          );
        })}
      </ul>
      {!disabled && (
        <Button size="small" type="dashed" icon={<PlusOutlined aria-hidden="true" />} onClick={() => onClosures([...closures, { date: '', name: '', hours: { from: '13:00', to: '18:00' } }])}>
          {t('closureAdd')}
        </Button>
      )}
    </>
  );
}
