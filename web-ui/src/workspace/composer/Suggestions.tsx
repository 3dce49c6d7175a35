import { CommentOutlined, FileTextOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../app/keys/Keys';
import { useShortcuts } from '../../app/keys/useShortcuts';
import type { Conversation } from '../../app/model/conversation';
import { useLastCustomerWords } from '../calls/lastWords';
import { useSuggestions, type SuggestedArticle } from '../calls/suggestionCalls';
import { replyOf } from '../model/articleLink';
import styles from './Suggestions.module.css';
import { useSettled } from './useSettled';

const SETTLE_MS = 350;

interface SuggestionsProps {
  readonly conversation: Conversation;
  /** What stands in the composer. */
  readonly typed: string;
  readonly onInsert: (words: string, article: SuggestedArticle | null) => void;
}

interface Offer {
  readonly key: string;
  readonly title: string;
  readonly words: string;
  readonly article: SuggestedArticle | null;
  readonly approved: boolean;
}

/** Articles and colleagues' replies near the customer's last words and the words begun; a key puts the best one into the reply. */
export function Suggestions({ conversation, typed, onInsert }: SuggestionsProps) {
  const { t } = useTranslation('workspace');
  const last = conversation.lastEntry;
  const lately = useLastCustomerWords(conversation.id);
  const begun = useSettled(typed.trim(), SETTLE_MS);
  // Only while the customer waits for words of ours, or while they are being written.
  const wanted = (last?.kind === 'message' && last.author.kind === 'customer') || begun !== '';
  const { data } = useSuggestions(wanted ? lately : '', wanted ? begun : '', conversation.language);
  const articles: Offer[] = (data?.articles ?? [])
    .filter(({ sendable }) => sendable)
    .map((article) => ({ key: article.id, title: article.title, words: replyOf(article), article, approved: false }));
  const replies: Offer[] = (data?.replies ?? []).map(({ message, text, approved }) => ({ key: message, title: text, words: text, article: null, approved }));
  // What stands in the reply already is no suggestion any more.
  const offers = (wanted ? [...articles, ...replies] : []).filter(({ words }) => !typed.includes(words));
  const first = offers[0];
  const insert = (offer: Offer) => onInsert(offer.words, offer.article);

  useShortcuts(
    first === undefined
      ? []
      : [
          { keys: 'i', label: t('suggestions.insertFirst'), group: t('keys.group'), run: () => insert(first) },
          { keys: 'mod+i', label: t('suggestions.insertTyping'), group: t('keys.group'), whileTyping: true, run: () => insert(first) },
        ],
  );
  if (first === undefined) {
    return null;
  }
  return (
    <div className={styles['row']} role="group" aria-label={t('suggestions.label')}>
      {offers.map((offer, index) => (
        <button key={offer.key} type="button" className={styles['article']} title={offer.words} onClick={() => insert(offer)}>
          {offer.article === null ? <CommentOutlined aria-hidden="true" /> : <FileTextOutlined aria-hidden="true" />}
          <span className={styles['title']}>{offer.title}</span>
          {offer.article === null && <span className={styles['mark']}>{t(offer.approved ? 'suggestions.approved' : 'suggestions.reply')}</span>}
          {index === 0 && <Keys keys={begun === '' ? 'i' : 'mod+i'} />}
        </button>
      ))}
    </div>
  );
}
