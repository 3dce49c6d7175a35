import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../app/i18n/format';
import { wordsFor } from '../../app/problem';
import { Empty } from '../../app/states/Empty';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import styles from '../AdminPage.module.css';
import { useChannelFailures, useResend, type ChannelFailure } from '../calls/channelCalls';

/** Messages that did not reach their customers, each with a way to send it again. */
export function FailuresPanel() {
  const { t } = useTranslation('admin/channel');
  const failures = useChannelFailures();
  const rows = failures.data?.pages.flatMap(({ items }) => items);
  return (
    <section aria-labelledby="channel-failures">
      <header className={styles['head']}>
        <div>
          <h2 id="channel-failures">{t('failures.title')}</h2>
          <p>{t('failures.about')}</p>
        </div>
      </header>
      {failures.isPending && <Loading rows={3} />}
      {rows === undefined && failures.isError && <Failure error={failures.error} onRetry={() => void failures.refetch()} />}
      {rows?.length === 0 && <Empty title={t('failures.none')} hint={t('failures.noneHint')} />}
      {rows !== undefined && rows.length > 0 && (
        <div className={styles['panel']} role="region" aria-label={t('failures.title')} tabIndex={0}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('failures.message')}</th>
                <th scope="col">{t('failures.to')}</th>
                <th scope="col">{t('failures.why')}</th>
                <th scope="col">{t('failures.again')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((failure) => (
                <Row key={failure.delivery.id} failure={failure} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {failures.hasNextPage && (
        <Button loading={failures.isFetchingNextPage} onClick={() => void failures.fetchNextPage()}>
          {t('failures.more')}
        </Button>
      )}
    </section>
  );
}

function Row({ failure }: { readonly failure: ChannelFailure }) {
  const { t } = useTranslation('admin/channel');
  const { notification } = App.useApp();
  const formats = useFormats();
  const resend = useResend();
  const problem = failure.delivery.problem ?? '';
  const code = problem.split(':', 1)[0] ?? '';
  return (
    <tr>
      <th scope="row" className={styles['words']}>
        <Link to={`/workspace/${failure.conversationId}`} dir="auto">
          {failure.preview}
        </Link>
        <small>{formats.dateTime(failure.delivery.createdAt)}</small>
      </th>
      <td>
        {failure.addressName ?? '–'}
        <small>{failure.connection ?? t('failures.gone')}</small>
      </td>
      <td className={styles['words']}>
        {t([`problems.${code}`, 'problems.other'])}
        <small>{problem.slice(code.length + 1).trim()}</small>
      </td>
      <td>
        <Button
          size="small"
          disabled={failure.connection === null}
          loading={resend.isPending}
          onClick={() =>
            resend.mutate(failure.delivery.id, {
              onError: (error) => {
                const words = wordsFor(error, t);
                notification.error({ title: words.title, description: words.remedy });
              },
            })
          }
        >
          {t('failures.resend')}
        </Button>
      </td>
    </tr>
  );
}
