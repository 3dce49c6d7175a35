import { UploadOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsFor } from '../../app/problem';
import { useImport, type Closure, type Imported, type SpecialDay } from '../calls/calendarCalls';
import formStyles from '../form/Form.module.css';
import styles from './Calendar.module.css';

/** The service reads no more than this. */
const MOST_BYTES = 1_048_576;

interface ICalImportProps {
  readonly timeZone: string;
  /** Takes the days in; answers what came of it, in words. */
  readonly onAdd: (days: readonly SpecialDay[], closures: readonly Closure[]) => string;
}

/** Takes days off out of an iCal file, and says which of its events it could not use. */
export function ICalImport({ timeZone, onAdd }: ICalImportProps) {
  const { t } = useTranslation(['admin/calendar', 'admin']);
  const input = useRef<HTMLInputElement>(null);
  const read = useImport();
  const [done, setDone] = useState<{ readonly words: string; readonly skipped: Imported['skipped'] } | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const take = async (file: File) => {
    setDone(null);
    setTooLarge(file.size > MOST_BYTES);
    if (file.size > MOST_BYTES) {
      return;
    }
    read.mutate({ text: await file.text(), timeZone }, { onSuccess: ({ days, closures, skipped }) => setDone({ words: onAdd(days, closures), skipped }) });
  };
  const refusal = read.isError ? wordsFor(read.error, t) : null;
  return (
    <div className={styles['import']}>
      <input
        ref={input}
        type="file"
        accept=".ics,text/calendar"
        hidden
        data-testid="ical-file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) {
            void take(file);
          }
        }}
      />
      <Button icon={<UploadOutlined aria-hidden="true" />} loading={read.isPending} onClick={() => input.current?.click()}>
        {t('admin/calendar:ical.choose')}
      </Button>
      <p className={formStyles['hint']}>{t('admin/calendar:ical.hint')}</p>
      {tooLarge && <Alert type="error" showIcon role="alert" title={t('admin/calendar:ical.tooLarge')} />}
      {refusal !== null && !tooLarge && <Alert type="error" showIcon role="alert" title={refusal.title} description={refusal.remedy} />}
      <div role="status">
        {done !== null && <p>{done.words}</p>}
        {done !== null && done.skipped.length > 0 && (
          <>
            <p>{t('admin/calendar:ical.skipped', { count: done.skipped.length })}</p>
            <ul className={styles['found']}>
              {done.skipped.map(({ event, reason }, index) => (
                <li key={index}>
                  <strong>{event}</strong>: {t(`admin/calendar:ical.reason.${reason}`)}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
