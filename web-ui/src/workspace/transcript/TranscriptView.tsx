import { ArrowDownOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import type { Conversation } from '../../app/model/conversation';
import { useSession } from '../../app/session/session';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import { useTranscript } from '../calls/entryCalls';
import { usePending } from '../composer/OutboxProvider';
import { byDay, continues, firstSequence, lastSequence } from '../model/transcript';
import { EntryView } from './EntryView';
import { PendingView } from './PendingView';
import styles from './TranscriptView.module.css';
import { useFollow } from './useFollow';
import { useMarkRead } from './useMarkRead';
import { useTypists } from './useTyping';

function TypingLine({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation('workspace');
  const session = useSession();
  const typists = useTypists(conversation.id, session.id);
  const names = typists.map(({ kind, name }) => name ?? (kind === 'customer' ? (conversation.customer.name ?? t('author.customer')) : t('author.agent')));
  return (
    <p className={styles['typing']} role="status">
      {names.length > 0 && t('typing', { names: names.join(', '), count: names.length })}
    </p>
  );
}

interface LogProps extends Pick<ReturnType<typeof useTranscript>, 'transcript' | 'hasOlder' | 'loadingOlder' | 'loadOlder'> {
  readonly conversation: Conversation;
}

function Log({ conversation, transcript, hasOlder, loadingOlder, loadOlder }: LogProps) {
  const { t } = useTranslation('workspace');
  const formats = useFormats();
  const confirmed = new Set(transcript.entries.map(({ clientId }) => clientId));
  const pending = usePending(conversation.id).filter(({ clientId }) => !confirmed.has(clientId));
  const last = lastSequence(transcript);
  const { ref, away, onScroll, toBottom } = useFollow(firstSequence(transcript), `${last}+${pending.length}`);
  useMarkRead(conversation, last, away);

  return (
    <div className={styles['frame']}>
      {/* A scrolling region must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={ref} className={styles['scroll']} onScroll={onScroll} tabIndex={0} role="log" aria-label={t('transcript')} id="transcript">
        <div className={styles['content']}>
          {hasOlder && (
            <Button size="small" className={styles['older'] ?? ''} loading={loadingOlder} onClick={() => void loadOlder()}>
              {t('older')}
            </Button>
          )}
          {byDay(transcript.entries).map((day) => (
            <section key={day.date} aria-label={formats.date(day.date)}>
              <h3 className={styles['day']}>{formats.date(`${day.date}T12:00:00`)}</h3>
              <ol className={styles['entries']}>
                {day.entries.map((entry, index) => (
                  <EntryView key={entry.sequence} conversation={conversation.id} entry={entry} joined={continues(entry, day.entries[index - 1])} />
                ))}
              </ol>
            </section>
          ))}
          {pending.length > 0 && (
            <ol className={styles['entries']} aria-label={t('delivery.outbox')}>
              {pending.map((message) => (
                <PendingView key={message.clientId} message={message} />
              ))}
            </ol>
          )}
          <TypingLine conversation={conversation} />
        </div>
      </div>
      {away && (
        <Button className={styles['down'] ?? ''} size="small" icon={<ArrowDownOutlined aria-hidden="true" />} onClick={toBottom}>
          {t('toNewest')}
        </Button>
      )}
    </div>
  );
}

/** The transcript of a conversation, oldest on top, kept live. */
export function TranscriptView({ conversation }: { readonly conversation: Conversation }) {
  const { query, ...log } = useTranscript(conversation);
  if (query.data === undefined) {
    return query.isError ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : <Loading rows={6} />;
  }
  return <Log conversation={conversation} {...log} />;
}
