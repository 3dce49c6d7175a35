import { Button } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Route, Routes, useSearchParams } from 'react-router';
import { hasRole, useSession } from '../app/session/session';
import { Empty } from '../app/states/Empty';
import { Failure } from '../app/states/Failure';
import { Loading, PageSkeleton } from '../app/states/Loading';
import { Assessments } from './Assessments';
import { Causes } from './Causes';
import { FilterBar } from './FilterBar';
import { addressFor, filtersOf, type Filters } from './filters';
import { GroupTable } from './GroupTable';
import styles from './InsightsPage.module.css';
import { Numbers } from './Numbers';
import { csvAddress, useReport } from './reportCalls';
import { RowsTable } from './RowsTable';

const Chart = lazy(() => import('./Chart'));
const BotPage = lazy(() => import('./bot/BotPage'));
const SimulatorPage = lazy(() => import('./simulator/SimulatorPage'));

/** Reports on what was, and for those who plan, simulations of what would be. */
export default function InsightsPage() {
  const { t } = useTranslation('insights');
  const plans = hasRole(useSession(), ['supervisor', 'manager']);
  return (
    <div className={styles['page']}>
      <nav aria-label={t('views')} className={styles['views']}>
        <NavLink to="/insights" end>{t('reports')}</NavLink>
        <NavLink to="/insights/bot">{t('bot')}</NavLink>
        {plans && <NavLink to="/insights/simulator">{t('simulator')}</NavLink>}
      </nav>
      <Suspense fallback={<PageSkeleton />}>
        <Routes>
          <Route path="bot" element={<BotPage />} />
          {plans && <Route path="simulator/*" element={<SimulatorPage />} />}
          <Route path="*" element={<Reports />} />
        </Routes>
      </Suspense>
    </div>
  );
}

/** Did we keep our promises, where not, and why? */
function Reports() {
  const { t } = useTranslation('insights');
  const [address, setAddress] = useSearchParams();
  const [today] = useState(() => new Date());
  const filters = useMemo(() => filtersOf(address, today), [address, today]);
  const report = useReport(filters);
  const change = (part: Partial<Filters>) => setAddress(addressFor({ ...filters, ...part }), { replace: true });
  return (
    <>
      <header className={styles['head']}>
        <h1>{t('title')}</h1>
        <Button href={csvAddress(filters)} download>
          {t('csv')}
        </Button>
      </header>
      <FilterBar filters={filters} today={today} onChange={change} />
      {report.isPending && <PageSkeleton />}
      {report.isError && <Failure error={report.error} onRetry={() => void report.refetch()} />}
      {report.data !== undefined && (
        <div className={report.isPlaceholderData ? styles['old'] : undefined} aria-busy={report.isPlaceholderData}>
          <Numbers figures={report.data.total} />
          {report.data.groups.length === 0 ? (
            <Empty title={t('none')} hint={t('noneHint')} />
          ) : (
            <>
              <section className={styles['panel']} aria-labelledby="chart">
                <h2 id="chart">{t(`chart.${filters.groupBy}`)}</h2>
                <Suspense fallback={<div className={styles['chart']}><Loading /></div>}>
                  <Chart groups={report.data.groups} groupBy={filters.groupBy} />
                </Suspense>
              </section>
              <section className={styles['panel']} aria-labelledby="table">
                <h2 id="table">{t('table.title')}</h2>
                <GroupTable groups={report.data.groups} total={report.data.total} groupBy={filters.groupBy} />
              </section>
              <Causes filters={filters} />
              <RowsTable filters={filters} />
            </>
          )}
        </div>
      )}
      <Assessments filters={filters} onChange={change} />
    </>
  );
}
