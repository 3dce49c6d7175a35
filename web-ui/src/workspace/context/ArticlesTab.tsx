import { Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../app/states/Failure';
import { useArticles } from '../calls/articleCalls';
import { useLastCustomerWords } from '../calls/lastWords';
import { linkOf } from '../model/articleLink';
import styles from './ContextPanel.module.css';
import type { ContextProps } from './ContextPanel';

/** Articles near what the customer wrote last, or near other words. */
export function ArticlesTab({ conversation, onInsert }: ContextProps) {
  const { t } = useTranslation('workspace');
  const suggested = useLastCustomerWords(conversation.id);
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
            {article.audience === 'public' && conversation.state !== 'resolved' && (
              <Button size="small" onClick={() => onInsert(linkOf(article))}>
                {t('articles.insert')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {query.data?.length === 0 && <p className={styles['quiet']}>{t('articles.none')}</p>}
    </>
  );
}
