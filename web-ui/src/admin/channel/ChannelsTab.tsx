import { PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../../app/session/session';
import { Empty } from '../../app/states/Empty';
import styles from '../AdminPage.module.css';
import { useChannelKinds, useConnections, type ChannelKind, type Connection } from '../calls/channelCalls';
import { TabPage } from '../TabPage';
import { ConnectionDrawer } from './ConnectionDrawer';
import { FailuresPanel } from './FailuresPanel';
import { RulesPanel } from './RulesPanel';

/** Where customers write besides the widget, whether it works, and what did not get through. */
export default function ChannelsTab() {
  const administrator = hasRole(useSession(), ['admin']);
  return (
    <>
      {administrator && <ConnectionsPanel />}
      <FailuresPanel />
      <RulesPanel />
    </>
  );
}

function ConnectionsPanel() {
  const { t } = useTranslation('admin/channel');
  const kinds = useChannelKinds();
  const connections = useConnections();
  const [adding, setAdding] = useState<ChannelKind | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const shown = connections.data?.find(({ id }) => id === open) ?? null;
  const kindOf = (connection: Connection) => kinds.data?.find(({ kind }) => kind === connection.kind) ?? null;
  const shownKind = shown === null ? null : kindOf(shown);
  const add = (
    <Dropdown
      trigger={['click']}
      menu={{
        items: (kinds.data ?? []).map(({ kind }) => ({ key: kind, label: t([`kinds.${kind}`, 'kinds.other'], { kind }) })),
        onClick: ({ key }) => setAdding(kinds.data?.find(({ kind }) => kind === key) ?? null),
      }}
    >
      <Button type="primary" loading={kinds.isPending} icon={<PlusOutlined aria-hidden="true" />}>
        {t('add')}
      </Button>
    </Dropdown>
  );
  return (
    <>
      <TabPage title={t('title')} about={t('about')} action={add} query={connections} empty={<Empty title={t('none')} hint={t('noneHint')} />}>
        {(rows) => (
          <div className={styles['panel']} role="region" aria-label={t('title')} tabIndex={0}>
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('name')}</th>
                  <th scope="col">{t('kind')}</th>
                  <th scope="col">{t('state')}</th>
                  <th scope="col">{t('waiting')}</th>
                  <th scope="col">{t('failed')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((connection) => (
                  <tr key={connection.id}>
                    <th scope="row">
                      <button type="button" className={styles['open']} onClick={() => setOpen(connection.id)}>
                        {connection.name}
                      </button>
                    </th>
                    <td>{t([`kinds.${connection.kind}`, 'kinds.other'], { kind: connection.kind })}</td>
                    <td>{t(`states.${connection.state}`)}</td>
                    <td>{connection.queued}</td>
                    <td>{connection.failed}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </TabPage>
      {adding !== null && <ConnectionDrawer kind={adding} connection={null} onClose={() => setAdding(null)} onMade={(made) => setOpen(made.id)} />}
      {shown !== null && shownKind !== null && <ConnectionDrawer key={shown.id} kind={shownKind} connection={shown} onClose={() => setOpen(null)} />}
    </>
  );
}
