import { FileTextOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../app/keys/Keys';
import { useShortcuts } from '../../app/keys/useShortcuts';
import type { Conversation } from '../../app/model/conversation';
import { useArticles } from '../calls/articleCalls';
import { useLastCustomerWords } from '../calls/lastWords';
import { linkOf } from '../model/articleLink';
import styles from './Suggestions.module.css';

const SHOWN = 2;

/** Articles near the customer's last words; a key puts the best one into the reply. */
export function Suggestions({ conversation, onInsert }: { readonly conversation: Conversation; readonly onInsert: (words: string) => void }) {
  const { t } = useTranslation('workspace');
  const last = conversation.lastEntry;
  const lately = useLastCustomerWords(conversation.id);
  // Only while the customer waits for words of ours.
  const words = last?.kind === 'message' && last.author.kind === 'customer' ? lately : '';
  const { data } = useArticles(words, conversation.language);
  const found = words === '' ? [] : (data ?? []).filter(({ audience }) => audience === 'public').slice(0, SHOWN);
  const first = found[0];

  useShortcuts(
    first === undefined ? [] : [{ keys: 'i', label: t('articles.insertFirst'), group: t('keys.group'), run: () => onInsert(linkOf(first)) }],
  );
  if (first === undefined) {
    return null;
  }
  return (
    <div className={styles['row']} role="group" aria-label={t('articles.suggested')}>
      {found.map((article, index) => (
        <button key={`${article.id}#${article.anchor}`} type="button" className={styles['article']} title={article.excerpt} onClick={() => onInsert(linkOf(article))}>
          <FileTextOutlined aria-hidden="true" />
          <span className={styles['title']}>{article.title}</span>
          {index === 0 && <Keys keys="i" />}
        </button>
      ))}
    </div>
  );
}
