import { Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import { wordsFor } from '../../app/problem';
import { Field } from '../form/Field';
import formStyles from '../form/Form.module.css';
import styles from './Calendar.module.css';
import { weekdayTime } from './zoned';

export interface Question {
  /** As the zone's clock shows it: `2026-11-20T17:20`. */
  readonly from: string;
  readonly hours: number | null;
}

interface PreviewSentenceProps {
  readonly question: Question;
  readonly onChange: (question: Question) => void;
  readonly timeZone: string;
  /** Milliseconds since 1970; null while nothing can be asked. */
  readonly start: number | null;
  /** Absent while it is asked for. */
  readonly due: string | undefined;
  readonly error: unknown;
  readonly busy: boolean;
}

/** "A 4-hour promise made Friday 17:20 is due Monday 11:20", for the calendar as it is being edited. */
export function PreviewSentence({ question, onChange, timeZone, start, due, error, busy }: PreviewSentenceProps) {
  const { t } = useTranslation(['admin/calendar', 'admin']);
  const formats = useFormats();
  let sentence: string | null = null;
  if (error !== null) {
    sentence = wordsFor(error, t).title;
  } else if (start !== null && due !== undefined) {
    sentence = t('admin/calendar:preview.sentence', {
      hours: formats.number(question.hours ?? 0, 2),
      from: weekdayTime(start, timeZone, formats.locale, start),
      due: weekdayTime(Date.parse(due), timeZone, formats.locale, start),
    });
  }
  return (
    <div>
      <div className={formStyles['columns']}>
        <Field label={t('admin/calendar:preview.hours')}>
          {({ status, ...control }) => <InputNumber {...control} status={status} min={0} max={87_600} step={0.5} suffix={t('admin:unit.h')} value={question.hours} onChange={(hours) => onChange({ ...question, hours })} />}
        </Field>
        <Field label={t('admin/calendar:preview.from')} hint={timeZone}>
          {({ status, ...control }) => <Input {...control} status={status} type="datetime-local" value={question.from} onChange={(event) => onChange({ ...question, from: event.target.value })} />}
        </Field>
      </div>
      <p className={error === null ? styles['sentence'] : styles['sentenceWrong']} role="status" aria-busy={busy}>
        {sentence ?? t('admin/calendar:preview.wait')}
      </p>
    </div>
  );
}
