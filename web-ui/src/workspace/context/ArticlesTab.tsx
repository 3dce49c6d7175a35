import { Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../app/model/conversation';
import { Failure } from '../../app/states/Failure';
import { useArticles } from '../calls/articleCalls';
import styles from './ContextPanel.module.css';

/** Articles near what the customer wrote last, or near other words. */
export function ArticlesTab({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation('workspace');
  const last = conversation.lastEntry;
  const suggested = last !== null && last.author.kind === 'customer' ? last.text : '';
  const [words, setWords] = useState<string | null>(null);
  const query = useArticles(useDeferredValue(words ?? suggested), conversation.language);
  return (
    <>
      <Input.Search allowClear placeholder={t('articles.search')} aria-label={t('articles.search')} value={words ?? suggested} onChange={(event) => setWords(event.target.value)} />
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      <ul className={styles['list']} aria-busy={query.isFetching}>
        {(query.data ?? []).map((article) => (
          <li key={`${article.id}#${article.anchor}`}>
            <a href={article.path} target="_blank" rel="noopener">
              {article.title}
            </a>
            {article.audience === 'internal' && <span className={styles['quiet']}> {t('articles.internal')}</span>}
            <p className={styles['quiet']}>{article.excerpt}</p>
          </li>
        ))}
      </ul>
      {query.data?.length === 0 && <p className={styles['quiet']}>{t('articles.none')}</p>}
    </>
  );
}
