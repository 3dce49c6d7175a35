import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../app/i18n/format';
import { Empty } from '../../app/states/Empty';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import { useCallbacks, useMyCalls, type CallbackRow } from './callCalls';
import styles from './CallbacksPage.module.css';
import { PhoneForm } from './PhoneForm';

/** Who wants to be called, and when; and at which telephone I do so. */
export default function CallbacksPage() {
  const { t } = useTranslation('workspace/phone');
  const callbacks = useCallbacks();
  const mine = useMyCalls();
  const rows = callbacks.data?.pages.flatMap(({ items }) => items);
  return (
    <section className={styles['page']} aria-labelledby="callbacks">
      <Link to="/workspace">{t('back')}</Link>
      <h2 id="callbacks">{t('callbacks')}</h2>
      <p>{t('callbacksAbout')}</p>
      {rows === undefined ? (
        callbacks.isError ? <Failure error={callbacks.error} onRetry={() => void callbacks.refetch()} /> : <Loading rows={6} />
      ) : rows.length === 0 ? (
        <Empty title={t('none')} hint={t('noneHint')} />
      ) : (
        <Rows rows={rows} />
      )}
      {callbacks.hasNextPage && (
        <Button loading={callbacks.isFetchingNextPage} onClick={() => void callbacks.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {mine.data?.lines === true && (
        <>
          <h2>{t('phone')}</h2>
          <PhoneForm key={mine.data.phone?.address ?? ''} phone={mine.data.phone} />
        </>
      )}
    </section>
  );
}

function Rows({ rows }: { readonly rows: readonly CallbackRow[] }) {
  const { t } = useTranslation('workspace/phone');
  const formats = useFormats();
  return (
    <div className={styles['scroll']} role="region" aria-labelledby="callbacks" tabIndex={0}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('customer')}</th>
            <th scope="col">{t('number')}</th>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('attempts')}</th>
            <th scope="col">{t('said')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.conversationId}>
              <th scope="row">
                <Link to={`/workspace/${row.conversationId}`}>{row.customerName ?? t('unknown')}</Link>
              </th>
              <td dir="ltr">{row.number}</td>
              <td>{row.from === null ? t('now', { time: formats.dateTime(row.waitingSince) }) : formats.dateTime(row.from)}</td>
              <td>{row.attempts}</td>
              <td>{row.lastText}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
