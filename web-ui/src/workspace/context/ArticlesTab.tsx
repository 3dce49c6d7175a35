import { App, Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsFor } from '../../app/problem';
import { Failure } from '../../app/states/Failure';
import { useArticles } from '../calls/articleCalls';
import { useLastCustomerWords } from '../calls/lastWords';
import { useTeach } from '../calls/suggestionCalls';
import { linkOf } from '../model/articleLink';
import styles from './ContextPanel.module.css';
import type { ContextProps } from './ContextPanel';

/** Articles near what the customer wrote last, or near other words. */
export function ArticlesTab({ conversation, onInsert }: ContextProps) {
  const { t } = useTranslation(['workspace', 'app']);
  const { message } = App.useApp();
  const teach = useTeach();
  const suggested = useLastCustomerWords(conversation.id);
  const [words, setWords] = useState<string | null>(null);
  const query = useArticles(useDeferredValue(words ?? suggested), conversation.language);
  return (
    <>
      <Input.Search allowClear placeholder={t('workspace:articles.search')} aria-label={t('workspace:articles.search')} value={words ?? suggested} onChange={(event) => setWords(event.target.value)} />
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      <ul className={styles['list']} aria-busy={query.isFetching}>
        {(query.data ?? []).map((article) => (
          <li key={`${article.id}#${article.anchor}`}>
            <a href={article.path} target="_blank" rel="noopener">
              {article.title}
            </a>
            {article.audience === 'internal' && <span className={styles['quiet']}> {t('workspace:articles.internal')}</span>}
            <p className={styles['quiet']}>{article.excerpt}</p>
            {article.audience === 'public' && conversation.state !== 'resolved' && (
              <Button size="small" onClick={() => onInsert(linkOf(article))}>
                {t('workspace:articles.insert')}
              </Button>
            )}
            {article.audience === 'public' && suggested !== '' && (
              <Button
                size="small"
                type="text"
                loading={teach.isPending && teach.variables.article === article.id}
                onClick={() =>
                  teach.mutate(
                    { question: suggested, language: conversation.language, article: article.id },
                    { onSuccess: () => void message.success(t('workspace:teach.done')), onError: (error) => void message.error(wordsFor(error, t).title) },
                  )
                }
              >
                {t('workspace:teach.yes')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {query.data?.length === 0 && <p className={styles['quiet']}>{t('workspace:articles.none')}</p>}
    </>
  );
}
