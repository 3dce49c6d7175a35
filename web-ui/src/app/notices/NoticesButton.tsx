import { BellOutlined } from '@ant-design/icons';
import { Badge, Button, Popover } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../i18n/format';
import { Failure } from '../states/Failure';
import { Loading } from '../states/Loading';
import { askForNotifications, notificationsUndecided, notify } from './alert';
import { useNotices, type Notice } from './notices';
import styles from './NoticesButton.module.css';
import { useNoticeWords } from './useNoticeWords';

function NoticeLine({ notice, onFollow }: { readonly notice: Notice; readonly onFollow: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useNoticeWords();
  const unread = !notice.readAt;
  const { title, about } = words(notice);
  return (
    <li className={unread ? styles['unread'] : undefined}>
      <time dateTime={notice.at} title={formats.dateTime(notice.at)}>
        {formats.time(notice.at)}
      </time>
      <span>
        {notice.conversationId === null ? (
          title
        ) : (
          <Link to={`/workspace/${notice.conversationId}`} onClick={onFollow}>
            {title}
          </Link>
        )}
        {unread && <span className={styles['mark']}>{t('notices.unread')}</span>}
        {about !== '' && <small>{about}</small>}
      </span>
    </li>
  );
}

/** The bell: how many notices are unread, and the latest of them. */
export function NoticesButton() {
  const { t } = useTranslation();
  const { query, notices, unread, count, announced, read } = useNotices();
  const words = useNoticeWords();
  const [open, setOpen] = useState(false);
  const [undecided, setUndecided] = useState(notificationsUndecided);
  const told = announced === null ? '' : words(announced).title;
  const about = announced === null ? '' : words(announced).about;
  const key = announced?.id ?? announced?.at ?? '';

  useEffect(() => {
    if (told !== '') {
      notify(told, about, key);
    }
  }, [told, about, key]);

  const list =
    notices.length > 0 ? (
      <ul className={styles['list']}>
        {notices.map((notice, index) => (
          <NoticeLine
            key={notice.id ?? index}
            notice={notice}
            onFollow={() => {
              setOpen(false);
              if (notice.id !== undefined) {
                read([notice.id]);
              }
            }}
          />
        ))}
      </ul>
    ) : query.isPending ? (
      <Loading rows={2} />
    ) : query.isError ? (
      <Failure error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <p className={styles['none']}>{t('notices.none')}</p>
    );
  return (
    <>
      <span className="unseen" role="status">
        {told}
      </span>
      <Popover
        trigger="click"
        placement="bottomRight"
        open={open}
        onOpenChange={setOpen}
        content={
          <div role="dialog" aria-label={t('notices.title')}>
            <h2 className={styles['title']}>{t('notices.title')}</h2>
            {list}
            <div className={styles['foot']}>
              {unread.length > 0 && (
                <Button size="small" onClick={() => read(unread.flatMap(({ id }) => (id === undefined ? [] : [id])))}>
                  {t('notices.allRead')}
                </Button>
              )}
              {query.hasNextPage && (
                <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('notices.more')}
                </Button>
              )}
              {undecided && (
                <Button size="small" onClick={() => void askForNotifications().then(() => setUndecided(false))}>
                  {t('notices.desktop')}
                </Button>
              )}
            </div>
          </div>
        }
      >
        <Badge count={count} overflowCount={99} size="small" offset={[-6, 6]}>
          <Button type="text" icon={<BellOutlined aria-hidden="true" />} aria-label={t('notices.open', { count })} aria-expanded={open} />
        </Badge>
      </Popover>
    </>
  );
}
