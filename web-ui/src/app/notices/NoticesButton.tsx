import { BellOutlined } from '@ant-design/icons';
import { Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../i18n/format';
import type { NoticeEvent } from '../live/events';
import { askForNotifications, notificationsUndecided } from './alert';
import { useNotices } from './notices';
import styles from './NoticesButton.module.css';

function useNoticeText() {
  const { t } = useTranslation();
  return (event: NoticeEvent) =>
    t([`notices.kind.${event.kind}`, 'notices.kind.other'], {
      kind: event.kind,
      metric: t([`metric.${String(event['metric'])}`, 'metric.other']),
      customer: String(event['customer'] ?? event['customerName'] ?? ''),
      number: String(event['number'] ?? ''),
    });
}

export function NoticesButton() {
  const { t } = useTranslation();
  const formats = useFormats();
  const textOf = useNoticeText();
  const { notices, unseen, markSeen } = useNotices();
  const [open, setOpen] = useState(false);
  const [undecided, setUndecided] = useState(notificationsUndecided);

  const list =
    notices.length === 0 ? (
      <p className={styles['none']}>{t('notices.none')}</p>
    ) : (
      <ul className={styles['list']}>
        {notices.map(({ id, at, event }) => (
          <li key={id}>
            <time dateTime={at}>{formats.time(at)}</time>
            {event.conversationId ? (
              <Link to={`/workspace/${event.conversationId}`} onClick={() => setOpen(false)}>
                {textOf(event)}
              </Link>
            ) : (
              <span>{textOf(event)}</span>
            )}
          </li>
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
        <Button type="text" icon={<BellOutlined />} aria-label={t('notices.open', { count: unseen })} />
      </Badge>
    </Popover>
  );
}
