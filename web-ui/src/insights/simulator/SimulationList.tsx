import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useFormats } from '../../app/i18n/format';
import { Empty } from '../../app/states/Empty';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import { useSimulations } from './simulationCalls';
import styles from './Simulator.module.css';
import { StageMark } from './StageMark';

/** What was asked before, the latest first. */
export function SimulationList() {
  const { t } = useTranslation('insights/simulator');
  const formats = useFormats();
  const go = useNavigate();
  const simulations = useSimulations();
  const rows = simulations.data?.pages.flatMap(({ items }) => items) ?? [];
  const ask = (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => void go('/insights/simulator/new')}>
      {t('ask')}
    </Button>
  );
  return (
    <section className={styles['panel']}>
      <div className={styles['head']}>
        <div>
          <h1>{t('list.title')}</h1>
          <p className={styles['hint']}>{t('list.about')}</p>
        </div>
        {rows.length > 0 && ask}
      </div>
      {simulations.isPending && <Loading rows={5} />}
      {simulations.isError && rows.length === 0 && <Failure error={simulations.error} onRetry={() => void simulations.refetch()} />}
      {simulations.isSuccess && rows.length === 0 && <Empty title={t('list.none')} hint={t('list.noneHint')} action={ask} />}
      {rows.length > 0 && (
        <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('list.title')}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('list.name')}</th>
                <th scope="col">{t('list.kind')}</th>
                <th scope="col">{t('list.policies')}</th>
                <th scope="col">{t('list.by')}</th>
                <th scope="col">{t('list.at')}</th>
                <th scope="col">{t('list.stage')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row"><Link to={`/insights/simulator/${row.id}`}>{row.name}</Link></th>
                  <td>{t(row.recorded ? 'kind.recorded' : 'kind.described')}</td>
                  <td>{formats.number(row.policies)}</td>
                  <td>{row.askedBy}</td>
                  <td>{formats.dateTime(row.askedAt)}</td>
                  <td><StageMark simulation={row} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {simulations.hasNextPage && (
        <Button onClick={() => void simulations.fetchNextPage()} loading={simulations.isFetchingNextPage}>{t('list.more')}</Button>
      )}
    </section>
  );
}
