import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import type { Entry } from '../../app/model/conversation';
import { useQueueName } from '../calls/peopleCalls';
import { useDeliveryOf } from '../channel/DeliveriesContext';
import { ApproveReply } from '../teach/ApproveReply';
import { Attachments } from './Attachments';
import styles from './EntryView.module.css';
import { eventText } from './eventText';
import { Sources } from './Sources';
import { Words } from './Words';

// Only conversations of other channels have any.
const MailPart = lazy(() => import('../mail/MailPart'));
const DeliveryMark = lazy(() => import('../channel/DeliveryMark'));

function EventLine({ entry }: { readonly entry: Entry }) {
  const { t, i18n } = useTranslation(['workspace', 'app']);
  const formats = useFormats();
  const queueName = useQueueName();
  const note = entry.event?.params['note'];
  const summary = entry.event?.params['summary'];
  return (
    <li className={styles['event']} data-sequence={entry.sequence}>
      <span>{eventText(entry, t, (id) => queueName(id, i18n.language))}</span>
      {typeof note === 'string' && note !== '' && <q dir="auto">{note}</q>}
      <time dateTime={entry.at}>{formats.time(entry.at)}</time>
      {typeof summary === 'string' && summary !== '' && (
        <p className={styles['summary']} dir="auto" aria-label={t('workspace:event.summary')}>
          {summary}
        </p>
      )}
    </li>
  );
}

function sideOf(entry: Entry): string {
  if (entry.kind === 'note') {
    return 'note';
  }
  return entry.author.kind;
}

function useAuthorName(): (entry: Entry) => string {
  const { t } = useTranslation('workspace');
  return (entry) => {
    switch (entry.author.kind) {
      case 'bot':
        return t('author.bot');
      case 'system':
        return t('author.system');
      case 'customer':
        return entry.author.name ?? t('author.customer');
      case 'agent':
        return entry.author.name ?? t('author.agent');
    }
  };
}

interface EntryViewProps {
  readonly conversation: string;
  readonly entry: Entry;
  /** It follows another of the same author: no head. */
  readonly joined: boolean;
}

export function EntryView({ conversation, entry, joined }: EntryViewProps) {
  const { t } = useTranslation('workspace');
  const formats = useFormats();
  const nameOf = useAuthorName();
  const sent = useDeliveryOf(entry.id);
  if (entry.kind === 'event') {
    return <EventLine entry={entry} />;
  }
  const side = sideOf(entry);
  const byStaff = entry.author.kind === 'agent' && entry.kind === 'message';
  return (
    <li className={`${styles['entry']} ${styles[side]} ${joined ? styles['joined'] : ''}`} data-sequence={entry.sequence}>
      <div className={joined ? 'unseen' : styles['head']}>
        <span className={styles['author']}>{nameOf(entry)}</span>
        {entry.author.kind === 'bot' && <span className={styles['mark']}>{t('author.botMark')}</span>}
        {entry.kind === 'note' && <span className={styles['mark']}>{t('author.noteMark')}</span>}
        <time dateTime={entry.at} title={formats.dateTime(entry.at)}>
          {formats.time(entry.at)}
        </time>
      </div>
      <div className={styles['line']}>
        <div className={styles['bubble']}>
          {entry.text !== '' && <Words text={entry.text} format={entry.format} />}
          <Attachments attachments={entry.attachments} />
          {entry.choices.length > 0 && (
            <ul className={styles['choices']} aria-label={t('author.choices')}>
              {entry.choices.map((choice) => (
                <li key={choice.article}>{choice.label}</li>
              ))}
            </ul>
          )}
          <Sources citations={entry.citations} />
          {(entry.details?.['channel'] === 'mail' || entry.details?.['cc'] !== undefined || entry.details?.['automatic'] !== undefined) && (
            <Suspense fallback={null}>
              <MailPart conversation={conversation} entry={entry} />
            </Suspense>
          )}
        </div>
        {byStaff && sent === undefined && <span className={styles['delivery']}>{t(`delivery.${entry.delivery}`)}</span>}
      </div>
      {sent !== undefined && (
        <Suspense fallback={null}>
          <DeliveryMark delivery={sent} />
        </Suspense>
      )}
      {byStaff && entry.text !== '' && <ApproveReply entry={entry} />}
      {entry.helpful !== null && entry.helpful !== undefined && <span className={styles['judged']}>{t(entry.helpful ? 'author.helpful' : 'author.notHelpful')}</span>}
    </li>
  );
}
