import { useTranslation } from 'react-i18next';
import type { QuickReply } from '../calls/quickReplyCalls';
import styles from './QuickReplyMenu.module.css';

interface MenuProps {
  readonly id: string;
  readonly replies: readonly QuickReply[];
  readonly active: number;
  readonly onHover: (index: number) => void;
  readonly onChoose: (reply: QuickReply) => void;
}

/** The list over the composer; its keys are handled where the caret is. */
export function QuickReplyMenu({ id, replies, active, onHover, onChoose }: MenuProps) {
  const { t } = useTranslation('workspace');
  return (
    <div id={id} role="listbox" aria-label={t('composer.quickReplies')} className={styles['menu']}>
      {replies.map((reply, index) => (
        <div
          key={reply.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={styles['option']}
          onMouseMove={() => onHover(index)}
          onMouseDown={(event) => {
            // The caret must stay in the text.
            event.preventDefault();
            onChoose(reply);
          }}
        >
          <kbd>/{reply.shortcut.replace(/^\//, '')}</kbd>
          <span className={styles['title']}>{reply.title}</span>
          <span className={styles['text']} dir="auto">
            {reply.text}
          </span>
        </div>
      ))}
      {replies.length === 0 && <p className={styles['none']}>{t('composer.noQuickReply')}</p>}
    </div>
  );
}
