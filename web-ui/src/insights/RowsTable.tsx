import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../app/i18n/format';
import { Failure } from '../app/states/Failure';
import { Loading } from '../app/states/Loading';
import type { Filters } from './filters';
import styles from './InsightsPage.module.css';
import { useRows } from './reportCalls';

/** The conversations behind the figures, fetched when asked for. */
export function RowsTable({ filters }: { readonly filters: Filters }) {
  const { t } = useTranslation('insights');
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  const rows = useRows(filters, open);
  const length = (seconds: number | null) => (seconds === null ? '–' : formats.length(seconds));
  return (
    <section className={styles['panel']} aria-labelledby="rows">
      <h2 id="rows">{t('rows.title')}</h2>
      {!open && <Button onClick={() => setOpen(true)}>{t('rows.show')}</Button>}
      {open && rows.isPending && <Loading />}
      {rows.isError && <Failure error={rows.error} onRetry={() => void rows.refetch()} />}
      {rows.data !== undefined && (
        <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('rows.title')}>
          <table className={styles['table']}>
            <thead>
              <tr>
                {['started', 'channel', 'language', 'queue', 'agent', 'first', 'average', 'resolution', 'promises', 'rating'].map((column) => (
                  <th key={column} scope="col">{t(`rows.${column}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.data.pages.flatMap(({ items }) =>
                items.map((row) => (
                  <tr key={row.id}>
                    <th scope="row"><Link to={`/workspace/${row.id}`}>{formats.dateTime(row.startedAt)}</Link></th>
                    <td>{t(`channels.${row.channel}`)}</td>
                    <td>{row.language.toUpperCase()}</td>
                    <td>{row.queue ?? '–'}</td>
                    <td>{row.agentName ?? '–'}</td>
                    <td>{length(row.firstResponseSeconds)}</td>
                    <td>{length(row.averageResponseSeconds)}</td>
                    <td>{length(row.resolutionSeconds)}</td>
                    <td>{`${formats.number(row.promisesMet)} / ${formats.number(row.promisesMet + row.promisesBroken)}`}</td>
                    <td>{row.rating ?? '–'}</td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </div>
      )}
      {rows.hasNextPage && (
        <Button onClick={() => void rows.fetchNextPage()} loading={rows.isFetchingNextPage}>{t('rows.more')}</Button>
      )}
    </section>
  );
}
