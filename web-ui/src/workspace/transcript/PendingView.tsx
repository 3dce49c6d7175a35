import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { wordsFor } from '../../app/problem';
import type { Pending } from '../composer/outbox';
import { useOutbox } from '../composer/OutboxProvider';
import entryStyles from './EntryView.module.css';
import styles from './PendingView.module.css';
import { Words } from './Words';

/** A message that the server has not confirmed: on its way, or failed with what to do. */
export function PendingView({ message }: { readonly message: Pending }) {
  const { t } = useTranslation(['workspace', 'app']);
  const outbox = useOutbox();
  const failed = message.state === 'failed';
  const words = failed ? wordsFor(message.error, t) : null;
  return (
    <li className={`${entryStyles['entry']} ${entryStyles[message.kind === 'note' ? 'note' : 'agent']} ${styles['pending']}`}>
      <div className={entryStyles['bubble']}>
        {message.text !== '' && <Words text={message.text} format="plain" />}
        {message.attachments.map((file) => (
          <span key={file.id}>{file.name}</span>
        ))}
      </div>
      {words === null ? (
        <span className={styles['state']}>{t('workspace:delivery.sending')}</span>
      ) : (
        <div className={styles['failed']} role="alert">
          <span>{t('workspace:delivery.failed', { why: words.title })}</span>
          <Button size="small" onClick={() => outbox.retry(message.clientId)}>
            {t('workspace:delivery.retry')}
          </Button>
          <Button size="small" type="text" onClick={() => outbox.discard(message.clientId)}>
            {t('workspace:delivery.discard')}
          </Button>
        </div>
      )}
    </li>
  );
}
