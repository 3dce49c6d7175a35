import { App, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Problem } from '../../app/problem';
import { hasRole, useSession } from '../../app/session/session';
import { serverNow } from '../../app/stream/clock';
import { calendarEditOf, useCalendarPreview, useSaveCalendar, type Calendar, type CalendarEdit, type Closure, type SpecialDay } from '../calls/calendarCalls';
import { EditorPage } from '../form/EditorPage';
import { Field, Group } from '../form/Field';
import { KEY_FORM, NamePair } from '../form/NamePair';
import { faultAmong, useEditing, type Faults } from '../form/useEditing';
import policyStyles from '../policy/Policy.module.css';
import styles from './Calendar.module.css';
import { calendarFaults, freshCalendar } from './calendarEdit';
import { HolidayPicker } from './HolidayPicker';
import { ICalImport } from './ICalImport';
import { merged } from './merge';
import { PreviewSentence, type Question } from './PreviewSentence';
import { SpecialDays } from './SpecialDays';
import { useSettledValue } from './useSettledValue';
import { WeekEditor } from './WeekEditor';
import { YearView } from './YearView';
import { isZone, localIn, momentIn, ownZone, zones } from './zoned';

const HOUR_SECONDS = 3_600;

/** The Friday of this week at 17:20: the question that shows what business time means. */
function fridayEvening(now: number, timeZone: string): string {
  const local = new Date(`${localIn(now, isZone(timeZone) ? timeZone : 'UTC')}Z`);
  local.setUTCDate(local.getUTCDate() + ((5 - local.getUTCDay() + 7) % 7));
  return `${local.toISOString().slice(0, 10)}T17:20`;
}

export function CalendarEditor({ calendar, taken }: { readonly calendar: Calendar | null; readonly taken: readonly string[] }) {
  const { t, i18n } = useTranslation(['admin/calendar', 'admin']);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const admin = hasRole(useSession(), ['admin']);
  const save = useSaveCalendar();
  const [id, setId] = useState('');
  const [now] = useState(serverNow);

  const check = (edit: CalendarEdit): Faults => {
    const faults = new Map(calendarFaults(edit, t));
    if (calendar === null && !KEY_FORM.test(id)) {
      faults.set('id', t('admin:key.form'));
    } else if (calendar === null && taken.includes(id)) {
      faults.set('id', t('admin:key.taken'));
    }
    return faults;
  };
  const initial = calendar === null ? freshCalendar(ownZone()) : calendarEditOf(calendar);
  const editing = useEditing<CalendarEdit>(initial, check, async (edit) => {
    const saved = await save.mutateAsync({ id: calendar?.id ?? id, version: calendar?.version ?? null, edit });
    void message.success(t('admin/calendar:saved', { version: saved.version }));
    void navigate('/admin/calendars');
  });
  const { edit, change, faultAt, ownFault } = editing;
  const today = localIn(now, isZone(edit.timeZone) ? edit.timeZone : 'UTC').slice(0, 10);
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const [question, setQuestion] = useState<Question>(() => ({ from: fridayEvening(now, edit.timeZone), hours: 4 }));

  // Names do not change what a calendar calculates; an unfinished one is not asked about.
  const local = calendarFaults({ ...edit, name: '-', nameZh: '-' }, t);
  const askable = local.size === 0 && isZone(edit.timeZone) && question.from !== '' && question.hours !== null;
  const start = askable ? momentIn(question.from, edit.timeZone).getTime() : null;
  const asked = useSettledValue(
    start === null ? null : JSON.stringify({ calendar: { ...edit, name: edit.name.trim() || '-', nameZh: edit.nameZh.trim() || '-' }, from: new Date(start).toISOString(), workingSeconds: Math.round((question.hours ?? 0) * HOUR_SECONDS), year }),
  );
  const preview = useCalendarPreview(useDeferredValue(asked === null ? null : (JSON.parse(asked) as never)));
  // What the server refuses in the preview is shown at its field as well, before anybody tries to save.
  const previewFaults: Faults = preview.error instanceof Problem && preview.error.field !== null ? new Map([[preview.error.field.replace(/^calendar\./, ''), preview.error.detail]]) : new Map();
  const faultOf = (...paths: readonly string[]) => faultAt(...paths) ?? faultAmong(previewFaults, paths);

  const take = (days: readonly SpecialDay[], closures: readonly Closure[]): string => {
    const { added, kept, ...next } = merged(edit, days, closures);
    change(next);
    return t('admin/calendar:taken', { added, kept });
  };
  return (
    <EditorPage
      title={calendar === null ? t('admin/calendar:add') : i18n.language === 'zh' ? calendar.nameZh : calendar.name}
      mark={calendar !== null && <span className={policyStyles['version']}>{t('admin/calendar:version', { version: calendar.version })}</span>}
      back="/admin/calendars"
      backLabel={t('admin:calendars.title')}
      editing={editing}
      readOnly={!admin}
    >
      <Group title={t('admin/calendar:general')}>
        <NamePair editing={editing} disabled={!admin} idField={calendar === null ? { value: id, onChange: setId } : undefined} />
        <Field label={t('admin/calendar:zone')} hint={t('admin/calendar:zoneHint')} fault={faultOf('timeZone')}>
          {(control) => (
            <Select
              {...control}
              showSearch
              disabled={!admin}
              value={edit.timeZone}
              onChange={(timeZone: string) => change({ timeZone })}
              options={[...new Set([edit.timeZone, ...zones()])].map((value) => ({ value, label: value }))}
            />
          )}
        </Field>
      </Group>
      <div className={styles['sticky']}>
        <Group title={t('admin/calendar:preview.title')}>
          <PreviewSentence question={question} onChange={setQuestion} timeZone={edit.timeZone} start={start} due={preview.data?.due} error={askable ? preview.error : null} busy={preview.isFetching} />
        </Group>
      </div>
      <Group title={t('admin/calendar:week')} hint={t('admin/calendar:weekHint')} fault={ownFault('week') ?? previewFaults.get('week') ?? null}>
        <WeekEditor week={edit.week} disabled={!admin} onChange={(week) => change({ week })} faultAt={faultOf} />
      </Group>
      <Group title={t('admin/calendar:days')} hint={t('admin/calendar:daysHint')}>
        <SpecialDays days={edit.days} closures={edit.closures} disabled={!admin} today={today} onDays={(days) => change({ days })} onClosures={(closures) => change({ closures })} faultAt={faultOf} />
      </Group>
      {admin && (
        <div className={styles['sources']}>
          <Group title={t('admin/calendar:holiday.title')} hint={t('admin/calendar:holiday.hint')}>
            <HolidayPicker week={edit.week} year={year} onAdd={(days) => take(days, [])} />
          </Group>
          <Group title={t('admin/calendar:ical.title')}>
            <ICalImport timeZone={edit.timeZone} onAdd={take} />
          </Group>
        </div>
      )}
      <Group title={t('admin/calendar:year.title')}>
        <YearView year={year} days={preview.data?.year?.days ?? []} stale={preview.isFetching || preview.isError} onYear={setYear} />
      </Group>
    </EditorPage>
  );
}
