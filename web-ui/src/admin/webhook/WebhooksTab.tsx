import { PlusOutlined } from '@ant-design/icons';
import { Alert, App, Button, Form, Input, Modal, Select, Switch, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import { wordsFor } from '../../app/problem';
import { Empty } from '../../app/states/Empty';
import styles from '../AdminPage.module.css';
import { useAddWebhook, useSwitchWebhook, useWebhookEvents, useWebhooks, type NewWebhook, type Webhook } from '../calls/webhookCalls';
import { EditDrawer } from '../form/EditDrawer';
import { TabPage } from '../TabPage';
import { DeliveriesDrawer } from './DeliveriesDrawer';
import { eventName } from './eventName';

const fields = ['url', 'events'] as const;

/** Addresses outside that are told what happens. */
export default function WebhooksTab() {
  const { t } = useTranslation('admin/webhook');
  const formats = useFormats();
  const webhooks = useWebhooks();
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<Webhook | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const shown = webhooks.data?.find(({ id }) => id === open) ?? null;
  const add = (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <>
      <TabPage title={t('title')} about={t('about')} action={add} query={webhooks} empty={<Empty title={t('none')} hint={t('noneHint')} />}>
        {(rows) => (
          <div className={styles['panel']} role="region" aria-label={t('title')} tabIndex={0}>
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('url')}</th>
                  <th scope="col">{t('events')}</th>
                  <th scope="col">{t('since')}</th>
                  <th scope="col">{t('active')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((webhook) => (
                  <tr key={webhook.id}>
                    <th scope="row">
                      <button type="button" className={styles['open']} onClick={() => setOpen(webhook.id)}>
                        {webhook.url}
                      </button>
                    </th>
                    <td title={webhook.events.map(eventName).join('\n')}>{t('eventCount', { count: webhook.events.length })}</td>
                    <td className={styles['nowrap']}>{formats.dateTime(webhook.createdAt)}</td>
                    <td>
                      <ActiveSwitch webhook={webhook} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </TabPage>
      {adding && <AddDrawer onClose={() => setAdding(false)} onMade={setMade} />}
      {shown !== null && <DeliveriesDrawer webhook={shown} onClose={() => setOpen(null)} />}
      {made !== null && <SecretDialog webhook={made} onClose={() => setMade(null)} />}
    </>
  );
}

function ActiveSwitch({ webhook }: { readonly webhook: Webhook }) {
  const { t } = useTranslation('admin/webhook');
  const { notification } = App.useApp();
  const change = useSwitchWebhook();
  return (
    <Switch
      checked={webhook.active}
      loading={change.isPending}
      aria-label={t('activeOf', { url: webhook.url })}
      checkedChildren={t('on')}
      unCheckedChildren={t('off')}
      onChange={(active) =>
        change.mutate(
          { id: webhook.id, active },
          {
            onError: (error) => {
              const words = wordsFor(error, t);
              notification.error({ title: words.title, description: words.remedy });
            },
          },
        )
      }
    />
  );
}

function AddDrawer({ onClose, onMade }: { readonly onClose: () => void; readonly onMade: (webhook: Webhook) => void }) {
  const { t } = useTranslation('admin/webhook');
  const events = useWebhookEvents();
  const add = useAddWebhook();
  return (
    <EditDrawer<NewWebhook> name="webhook" title={t('add')} initial={{ url: '', events: [] }} fields={fields} save={async (edit) => onMade(await add.mutateAsync(edit))} onClose={onClose}>
      <Form.Item name="url" label={t('url')} extra={t('urlHint')} rules={[{ required: true, whitespace: true, max: 2_000, message: t('urlRule') }]}>
        <Input type="url" autoFocus autoComplete="off" spellCheck={false} placeholder="https://" />
      </Form.Item>
      <Form.Item name="events" label={t('events')} rules={[{ required: true, type: 'array', min: 1, message: t('eventsRule') }]}>
        <Select mode="multiple" loading={events.isPending} options={(events.data ?? []).map((value) => ({ value, label: eventName(value) }))} />
      </Form.Item>
      {events.isError && <Alert type="error" showIcon role="alert" title={wordsFor(events.error, t).title} />}
    </EditDrawer>
  );
}

function SecretDialog({ webhook, onClose }: { readonly webhook: Webhook; readonly onClose: () => void }) {
  const { t } = useTranslation('admin/webhook');
  return (
    <Modal open title={t('secret.title')} okText={t('secret.kept')} cancelButtonProps={{ hidden: true }} closable={false} mask={{ closable: false }} onOk={onClose} onCancel={onClose}>
      <p>{t('secret.about')}</p>
      <Typography.Text code copyable>
        {webhook.secret ?? ''}
      </Typography.Text>
    </Modal>
  );
}
