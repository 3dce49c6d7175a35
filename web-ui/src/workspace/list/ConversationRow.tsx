import { FlagFilled } from '@ant-design/icons';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../app/i18n/format';
import type { Conversation } from '../../app/model/conversation';
import { useServerSeconds } from '../../app/stream/clock';
import { firstDue } from '../model/clocks';
import { entryPreview } from '../transcript/eventText';
import { ChannelMark } from './ChannelMark';
import { ClockLine } from './ClockLine';
import styles from './ConversationRow.module.css';

function Since({ at }: { readonly at: string }) {
  const { t } = useTranslation('workspace');
  const formats = useFormats();
  const now = useServerSeconds();
  const length = formats.length(Math.max(0, now - Date.parse(at) / 1000));
  return (
    <time className={styles['since']} dateTime={at} title={t('list.unansweredSince', { time: formats.dateTime(at) })}>
      {length}
    </time>
  );
}

interface RowProps {
  readonly conversation: Conversation;
  /** It has left the list and keeps its place for the moment. */
  readonly gone: boolean;
  readonly open: boolean;
  /** Its promise is due before all others of the list. */
  readonly dueFirst: boolean;
  readonly to: string;
  readonly onOpen: () => void;
}

/** One row; drawn again only when something in it changed, because busy lists change many times a second. */
export const ConversationRow = memo(function ConversationRow({ conversation, gone, open, dueFirst, to, onOpen }: RowProps) {
  const { t } = useTranslation(['workspace', 'app']);
  const clock = firstDue(conversation.clocks);
  const last = conversation.lastEntry;
  return (
    <li className={`${styles['item']} ${open ? styles['open'] : ''} ${gone ? styles['gone'] : ''}`}>
      <Link to={to} className={styles['row']} aria-current={open ? 'true' : undefined} onClick={onOpen} data-conversation={conversation.id}>
        <span className={styles['head']}>
          {conversation.unread > 0 && <span className={styles['dot']} aria-hidden="true" />}
          <span className={`${styles['name']} ${conversation.unread > 0 ? styles['unread'] : ''}`} dir="auto">
            {conversation.customer.name ?? t('workspace:visitor', { number: conversation.number })}
          </span>
          {conversation.unread > 0 && (
            <span className={styles['count']}>
              {conversation.unread}
              <span className="unseen"> {t('workspace:list.unread', { count: conversation.unread })}</span>
            </span>
          )}
          {conversation.customer.tier !== 'STANDARD' && <span className={styles['tier']}>{t(`workspace:tier.${conversation.customer.tier}`)}</span>}
          <ChannelMark channel={conversation.channel} />
          {conversation.unansweredSince !== null && <Since at={conversation.unansweredSince} />}
        </span>
        <span className={styles['last']} dir="auto">
          {gone ? t('workspace:list.gone') : last === null ? t('workspace:list.nothing') : entryPreview(last, t)}
        </span>
        {!gone && dueFirst && (
          <span className={styles['dueFirst']}>
            <FlagFilled aria-hidden="true" /> {t('workspace:list.dueFirst')}
          </span>
        )}
        {!gone && clock !== null && conversation.state !== 'resolved' && <ClockLine clock={clock} />}
      </Link>
    </li>
  );
});
