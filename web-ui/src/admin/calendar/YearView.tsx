import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import type { YearDay } from '../calls/calendarCalls';
import { weekdayName } from '../promiseWords';
import styles from './Calendar.module.css';

const kinds = ['closed', 'changed', 'partly'] as const;

interface YearViewProps {
  readonly year: number;
  readonly days: readonly YearDay[];
  /** Asking for it, or it could not be calculated. */
  readonly stale: boolean;
  readonly onYear: (year: number) => void;
}

/** A whole year: which days are closed, and which have hours of their own; each kind has its own pattern and sign. */
export function YearView({ year, days, stale, onYear }: YearViewProps) {
  const { t } = useTranslation('admin/calendar');
  const byDate = new Map(days.map((day) => [day.date, day]));
  return (
    <div aria-busy={stale}>
      <div className={styles['yearHead']}>
        <Button type="text" icon={<LeftOutlined aria-hidden="true" />} aria-label={t('year.before')} onClick={() => onYear(year - 1)} />
        <strong aria-live="polite">{year}</strong>
        <Button type="text" icon={<RightOutlined aria-hidden="true" />} aria-label={t('year.after')} onClick={() => onYear(year + 1)} />
        <ul className={styles['legend']}>
          {kinds.map((kind) => (
            <li key={kind}>
              <span className={styles['cell']} data-kind={kind} aria-hidden="true" /> {t(`year.kind.${kind}`)}
            </li>
          ))}
        </ul>
      </div>
      <div className={styles['months']}>
        {Array.from({ length: 12 }, (_, month) => (
          <Month key={month} year={year} month={month} byDate={byDate} />
        ))}
      </div>
    </div>
  );
}

/** The first day of a month, the cells before it in a week that begins with Monday, and its days. */
function shapeOf(year: number, month: number) {
  const first = new Date(Date.UTC(year, month, 1));
  return { first, blank: (first.getUTCDay() + 6) % 7, length: new Date(Date.UTC(year, month + 1, 0)).getUTCDate() };
}

function Month({ year, month, byDate }: { readonly year: number; readonly month: number; readonly byDate: ReadonlyMap<string, YearDay> }) {
  const { t, i18n } = useTranslation('admin/calendar');
  const formats = useFormats();
  const { first, blank, length } = shapeOf(year, month);
  const weeks = Math.ceil((blank + length) / 7);
  const name = new Intl.DateTimeFormat(formats.locale, { month: 'long', timeZone: 'UTC' }).format(first);
  return (
    <table className={styles['month']}>
      <caption>{name}</caption>
      <thead>
        <tr>
          {Array.from({ length: 7 }, (_, index) => (
            <th key={index} scope="col">
              <abbr title={weekdayName(index, i18n.language, 'long')}>{weekdayName(index, i18n.language).slice(-1 * (i18n.language === 'zh' ? 1 : 3)).slice(0, i18n.language === 'zh' ? 1 : 2)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: weeks }, (_, week) => (
          <tr key={week}>
            {Array.from({ length: 7 }, (__, column) => {
              const number = week * 7 + column - blank + 1;
              if (number < 1 || number > length) {
                return <td key={column}>{'\u00a0'}</td>;
              }
              const date = `${year}-${String(month + 1).padStart(2, '0')}-${String(number).padStart(2, '0')}`;
              const day = byDate.get(date);
              const kind = day?.kind ?? 'open';
              const hours = day === undefined || day.hours.length === 0 ? '' : day.hours.map(({ from, to }) => `${from.slice(0, 5)}–${to.slice(0, 5)}`).join(', ');
              const about = [day?.name ?? '', kind === 'open' ? '' : t(`year.kind.${kind}`), hours].filter((part) => part !== '').join(' · ');
              return (
                <td key={column} className={styles['cell']} data-kind={kind} title={about === '' ? undefined : about}>
                  {number}
                  {kind !== 'open' && <span className="unseen"> {about}</span>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
