import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link, Route, Routes, useParams } from 'react-router';
import { hasRole, useSession } from '../../app/session/session';
import { NotFound } from '../../app/shell/NotFound';
import { Empty } from '../../app/states/Empty';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import styles from '../AdminPage.module.css';
import { useCalendars, type Calendar } from '../calls/calendarCalls';
import { usePolicies } from '../calls/promiseCalls';
import policyStyles from '../policy/Policy.module.css';
import { weekWords } from '../promiseWords';
import { TabPage } from '../TabPage';
import { CalendarEditor } from './CalendarEditor';

export default function CalendarsTab() {
  return (
    <Routes>
      <Route index element={<Calendars />} />
      <Route path=":id" element={<CalendarPage />} />
    </Routes>
  );
}

function CalendarPage() {
  const { id = 'new' } = useParams();
  const calendars = useCalendars();
  if (calendars.isError) {
    return <Failure error={calendars.error} onRetry={() => void calendars.refetch()} />;
  }
  if (calendars.data === undefined) {
    return <Loading rows={10} />;
  }
  const calendar = calendars.data.find((one) => one.id === id) ?? null;
  return calendar === null && id !== 'new' ? <NotFound /> : <CalendarEditor key={`${id} ${calendar?.version ?? 0}`} calendar={calendar} taken={calendars.data.map((one) => one.id)} />;
}

/** When people work: what promises in business time count by. */
function Calendars() {
  const { t } = useTranslation(['admin/calendar', 'admin']);
  const calendars = useCalendars();
  const admin = hasRole(useSession(), ['admin']);
  const add = admin ? (
    <Link className={`${policyStyles['link']} ${policyStyles['main']}`} to="/admin/calendars/new">
      <PlusOutlined aria-hidden="true" /> {t('admin/calendar:add')}
    </Link>
  ) : null;
  return (
    <TabPage title={t('admin:calendars.title')} about={t('admin/calendar:about')} action={add} query={calendars} empty={<Empty title={t('admin/calendar:none')} hint={t('admin/calendar:noneHint')} />}>
      {(rows) => <CalendarTable calendars={rows} />}
    </TabPage>
  );
}

function CalendarTable({ calendars }: { readonly calendars: readonly Calendar[] }) {
  const { t, i18n } = useTranslation(['admin/calendar', 'admin']);
  const { data: policies } = usePolicies();
  const zh = i18n.language === 'zh';
  return (
    <div className={styles['panel']} role="region" aria-label={t('admin:calendars.title')} tabIndex={0}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('admin/calendar:calendar')}</th>
            <th scope="col">{t('admin/calendar:week')}</th>
            <th scope="col">{t('admin/calendar:days')}</th>
            <th scope="col">{t('admin/calendar:usedBy')}</th>
          </tr>
        </thead>
        <tbody>
          {calendars.map((calendar) => {
            const users = (policies ?? []).filter((policy) => policy.calendar === calendar.id);
            return (
              <tr key={calendar.id}>
                <th scope="row">
                  <Link to={`/admin/calendars/${calendar.id}`}>{zh ? calendar.nameZh : calendar.name}</Link>
                  <small>{calendar.timeZone}</small>
                </th>
                <td>
                  {weekWords(calendar.week, i18n.language, t('admin:promises.closed')).map((line) => (
                    <div key={line}>{line}</div>
                  ))}
                </td>
                <td>{t('admin/calendar:dayCount', { count: calendar.days.length + calendar.closures.length })}</td>
                <td>{users.map((policy) => (zh ? policy.nameZh : policy.name)).join(t('admin:promises.and')) || '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
