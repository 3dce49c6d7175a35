import type { TFunction } from 'i18next';
import { weekdays, type CalendarEdit, type Span, type Week } from '../calls/calendarCalls';
import type { Faults } from '../form/useEditing';
import { overlapIn, weekMinutes } from './hours';

const office: readonly Span[] = [{ from: '09:00', to: '12:00' }, { from: '13:00', to: '18:00' }];
const allDay: readonly Span[] = [{ from: '00:00', to: '24:00' }];

export const officeWeek: Week = Object.fromEntries(weekdays.map((day, index) => [day, index < 5 ? office : []]));
export const alwaysWeek: Week = Object.fromEntries(weekdays.map((day) => [day, allDay]));

export function freshCalendar(timeZone: string): CalendarEdit {
  return { name: '', nameZh: '', timeZone, week: officeWeek, days: [], closures: [] };
}

/** What we see to be wrong before the server is asked; paths as the server writes them. */
export function calendarFaults(edit: CalendarEdit, t: TFunction): Faults {
  const faults = new Map<string, string>();
  if (edit.name.trim() === '') {
    faults.set('name', t('admin:name.rule'));
  }
  if (edit.nameZh.trim() === '') {
    faults.set('nameZh', t('admin:name.rule'));
  }
  const empty = ({ from, to }: Span) => from === to;
  weekdays.forEach((day) => {
    if ((edit.week[day] ?? []).some(empty)) {
      faults.set(`week.${day.toLowerCase()}`, t('admin/calendar:fault.empty'));
    }
  });
  const overlap = overlapIn(edit.week);
  if (overlap !== null && !faults.has(`week.${overlap.toLowerCase()}`)) {
    faults.set(`week.${overlap.toLowerCase()}`, t('admin/calendar:fault.overlap'));
  }
  if (weekMinutes(edit.week) === 0) {
    faults.set('week', t('admin/calendar:fault.neverOpen'));
  }
  edit.days.forEach(({ date, hours }, index) => {
    if (date === '') {
      faults.set(`days[${index}]`, t('admin/calendar:fault.date'));
    } else if (edit.days.slice(0, index).some((other) => other.date === date)) {
      faults.set(`days[${index}]`, t('admin/calendar:fault.twice'));
    } else if (hours.some(empty)) {
      faults.set(`days[${index}]`, t('admin/calendar:fault.empty'));
    }
  });
  edit.closures.forEach(({ date, hours }, index) => {
    if (date === '') {
      faults.set(`closures[${index}]`, t('admin/calendar:fault.date'));
    } else if (empty(hours)) {
      faults.set(`closures[${index}]`, t('admin/calendar:fault.empty'));
    }
  });
  return faults;
}
