import { CopyOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import { weekdays, type Span, type Week, type Weekday } from '../calls/calendarCalls';
import formStyles from '../form/Form.module.css';
import { weekdayName } from '../promiseWords';
import styles from './Calendar.module.css';
import { alwaysWeek, officeWeek } from './calendarEdit';
import { blocksOf, DAY_MINUTES, nextSpan, weekMinutes } from './hours';
import { SpanInput } from './SpanInput';

interface WeekEditorProps {
  readonly week: Week;
  readonly disabled: boolean;
  readonly onChange: (week: Week) => void;
  readonly faultAt: (...paths: readonly string[]) => string | null;
}

/** The hours of each weekday, as text to type and as a bar to look at. */
export function WeekEditor({ week, disabled, onChange, faultAt }: WeekEditorProps) {
  const { t, i18n } = useTranslation('admin/calendar');
  const formats = useFormats();
  const blocks = blocksOf(week);
  const put = (day: Weekday, spans: readonly Span[]) => onChange({ ...week, [day]: spans });
  return (
    <>
      <div className={styles['scale']} aria-hidden="true">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour} style={{ insetInlineStart: `${(hour / 24) * 100}%` }}>{hour}</span>
        ))}
      </div>
      {weekdays.map((day, index) => {
        const name = weekdayName(index, i18n.language, 'long');
        const spans = week[day] ?? [];
        const fault = faultAt(`week.${day}`, `week[${day}]`);
        return (
          <div key={day} className={styles['day']} role="group" aria-label={name}>
            <strong>{name}</strong>
            <div>
              <div className={styles['spans']}>
                {spans.length === 0 && <span className={styles['closed']}>{t('closed')}</span>}
                {spans.map((span, at) => (
                  <SpanInput
                    key={at}
                    span={span}
                    of={name}
                    disabled={disabled}
                    wrong={fault !== null}
                    onChange={(changed) => put(day, spans.map((one, place) => (place === at ? changed : one)))}
                    onRemove={() => put(day, spans.filter((_, place) => place !== at))}
                  />
                ))}
                {!disabled && (
                  <>
                    <Button type="text" size="small" icon={<PlusOutlined aria-hidden="true" />} aria-label={t('spanAdd', { day: name })} title={t('spanAdd', { day: name })} onClick={() => put(day, [...spans, nextSpan(spans)])} />
                    {index < 6 && (
                      <Button
                        type="text"
                        size="small"
                        icon={<CopyOutlined aria-hidden="true" />}
                        aria-label={t('copyDown', { day: name, next: weekdayName(index + 1, i18n.language, 'long') })}
                        title={t('copyDown', { day: name, next: weekdayName(index + 1, i18n.language, 'long') })}
                        onClick={() => put(weekdays[index + 1] ?? 'SUNDAY', spans)}
                      />
                    )}
                  </>
                )}
              </div>
              {fault !== null && (
                <p className={formStyles['fault']} role="alert">
                  {fault}
                </p>
              )}
            </div>
            <div className={styles['bar']} aria-hidden="true">
              {(blocks[index] ?? []).map(({ start, end, continued }) => (
                <span
                  key={`${start} ${continued}`}
                  className={continued ? styles['continued'] : styles['open']}
                  style={{ insetInlineStart: `${(start / DAY_MINUTES) * 100}%`, inlineSize: `${((end - start) / DAY_MINUTES) * 100}%` }}
                />
              ))}
            </div>
          </div>
        );
      })}
      <div className={styles['presets']}>
        <span>{t('weekSum', { hours: formats.number(weekMinutes(week) / 60, 2) })}</span>
        {!disabled && (
          <>
            <Button size="small" onClick={() => onChange(officeWeek)}>{t('preset.office')}</Button>
            <Button size="small" onClick={() => onChange(alwaysWeek)}>{t('preset.always')}</Button>
          </>
        )}
      </div>
    </>
  );
}
