import { Alert, App, Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import { wordsFor } from '../../app/problem';
import { Empty } from '../../app/states/Empty';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import styles from '../AdminPage.module.css';
import { useDeliveries, useRemoveWebhook, useRetryDelivery, useTestWebhook, type Delivery, type Webhook } from '../calls/webhookCalls';
import { RemoveButton } from '../form/RemoveButton';
import { eventName } from './eventName';

/** What was sent to a webhook, what came of it, and a way to try. */
export function DeliveriesDrawer({ webhook, onClose }: { readonly webhook: Webhook; readonly onClose: () => void }) {
  const { t } = useTranslation('admin/webhook');
  const { message } = App.useApp();
  const deliveries = useDeliveries(webhook.id);
  const test = useTestWebhook();
  const remove = useRemoveWebhook();
  const rows = deliveries.data?.pages.flatMap(({ items }) => items);
  return (
    <Drawer
      open
      size="large"
      title={webhook.url}
      onClose={onClose}
      extra={
        <>
          <RemoveButton remove={() => remove.mutateAsync(webhook.id)} onRemoved={onClose} question={t('removeQuestion')} />
          <Button loading={test.isPending} onClick={() => test.mutate(webhook.id, { onSuccess: () => void message.success(t('tested')) })}>
            {t('test')}
          </Button>
        </>
      }
    >
      {!webhook.active && <Alert type="info" showIcon title={t('offHint')} />}
      {test.isError && <Alert type="error" showIcon role="alert" title={wordsFor(test.error, t).title} description={wordsFor(test.error, t).remedy} />}
      <h3>{t('heard')}</h3>
      <p>{webhook.events.map(eventName).join(', ')}</p>
      <h3>{t('deliveries')}</h3>
      {deliveries.isPending && <Loading rows={4} />}
      {rows === undefined && deliveries.isError && <Failure error={deliveries.error} onRetry={() => void deliveries.refetch()} />}
      {rows?.length === 0 && <Empty title={t('noDeliveries')} hint={t('noDeliveriesHint')} />}
      {rows !== undefined && rows.length > 0 && (
        <div className={styles['panel']} role="region" aria-label={t('deliveries')} tabIndex={0}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('event')}</th>
                <th scope="col">{t('state')}</th>
                <th scope="col">{t('answer')}</th>
                <th scope="col">{t('next')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((delivery) => (
                <Row key={delivery.id} delivery={delivery} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {deliveries.hasNextPage && (
        <Button loading={deliveries.isFetchingNextPage} onClick={() => void deliveries.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Drawer>
  );
}

function Row({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation('admin/webhook');
  const formats = useFormats();
  const retry = useRetryDelivery();
  return (
    <tr>
      <th scope="row">
        {eventName(delivery.type)}
        <small>{formats.dateTime(delivery.createdAt)}</small>
      </th>
      <td>
        {t(`states.${delivery.state}`)}
        <small>{t('attempts', { count: delivery.attempts })}</small>
      </td>
      <td className={styles['words']}>
        {delivery.lastStatus ?? '–'}
        {delivery.lastError !== null && <small>{delivery.lastError}</small>}
      </td>
      <td className={styles['nowrap']}>
        {delivery.nextAt !== null && formats.timeWithSeconds(delivery.nextAt)}
        {delivery.state !== 'DELIVERED' && (
          <Button size="small" loading={retry.isPending} onClick={() => retry.mutate(delivery.id)}>
            {t('retry')}
          </Button>
        )}
      </td>
    </tr>
  );
}
