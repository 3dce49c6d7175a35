import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../api';
import { useFormats } from '../i18n/format';
import type { NoticeEvent } from '../live/events';
import type { Conversation } from '../model/conversation';
import { askForNotifications, notificationsUndecided } from './alert';
import { useNotices } from './notices';
import styles from './NoticesButton.module.css';

function NoticeLine({ event, onFollow }: { readonly event: NoticeEvent; readonly onFollow: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const id = event.conversationId;
  const { data } = useQuery({
    queryKey: ['conversation', id],
    enabled: id !== null,
    queryFn: ({ signal }) => api.get<Conversation>(`/api/v1/conversations/${id ?? ''}`, { signal }),
  });
  const words = t([`notices.kind.${event.kind}`, 'notices.kind.other'], {
    kind: event.kind,
    metric: t([`metric.${event.metric ?? 'other'}`, 'metric.other']),
    customer: data === undefined ? '' : (data.customer.name ?? `#${data.number}`),
  });
  return (
    <li>
      <time dateTime={event.at}>{formats.time(event.at)}</time>
      {id === null ? (
        <span>{words}</span>
      ) : (
        <Link to={`/workspace/${id}`} onClick={onFollow}>
          {words}
        </Link>
      )}
    </li>
  );
}

export function NoticesButton() {
  const { t } = useTranslation();
  const { notices, unseen, markSeen } = useNotices();
  const [open, setOpen] = useState(false);
  const [undecided, setUndecided] = useState(notificationsUndecided);

  const list =
    notices.length === 0 ? (
      <p className={styles['none']}>{t('notices.none')}</p>
    ) : (
      <ul className={styles['list']}>
        {notices.map(({ id, event }) => (
          <NoticeLine key={id} event={event} onFollow={() => setOpen(false)} />
        ))}
      </ul>
    );
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) {
          markSeen();
        }
      }}
      title={t('notices.title')}
      content={
        <>
          {list}
          {undecided && (
            <Button size="small" className={styles['desktop'] ?? ''} onClick={() => void askForNotifications().then(() => setUndecided(false))}>
              {t('notices.desktop')}
            </Button>
          )}
        </>
      }
    >
      <Badge count={unseen} size="small" offset={[-6, 6]}>
        <Button type="text" icon={<BellOutlined aria-hidden="true" />} aria-label={t('notices.open', { count: unseen })} />
      </Badge>
    </Popover>
  );
}
