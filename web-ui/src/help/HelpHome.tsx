import { useState, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Language } from '../app/i18n/i18n';
import { Empty } from '../app/states/Empty';
import { Failure } from '../app/states/Failure';
import { Loading } from '../app/states/Loading';
import { categoriesOf } from './categories';
import { CategoryName } from './CategoryName';
import { useArticleList, type Listed } from './helpCalls';
import styles from './HelpPage.module.css';
import { HelpShell } from './HelpShell';
import { Results } from './Results';
import { SearchBox } from './SearchBox';
import { useSettled } from './useSettled';
import { useTitle } from './useTitle';

/** Short enough to feel immediate, long enough not to ask at each letter. */
const SETTLE_MS = 200;

export function HelpHome({ language }: { readonly language: Language }) {
  const { t } = useTranslation('help');
  const [address, setAddress] = useSearchParams();
  const [words, setWords] = useState(address.get('q') ?? '');
  const settled = useSettled(words.trim(), SETTLE_MS);
  const articles = useArticleList(language);
  useTitle(t('title'));

  // The words stand in the address, so that going back from an article finds them again.
  useEffect(() => {
    if ((address.get('q') ?? '') !== settled) {
      setAddress(settled === '' ? {} : { q: settled }, { replace: true });
    }
  }, [address, settled, setAddress]);

  return (
    <HelpShell language={language}>
      <section className={styles['hero']}>
        <h1>{t('question')}</h1>
        <SearchBox words={words} onChange={setWords} />
      </section>
      {words.trim() !== '' && settled !== '' ? (
        <Results language={language} words={settled} listed={articles.data ?? []} />
      ) : (
        <>
          {articles.isPending && <Loading rows={8} />}
          {articles.isError && articles.data === undefined && <Failure error={articles.error} onRetry={() => void articles.refetch()} />}
          {articles.data?.length === 0 && <Empty title={t('none')} hint={t('noneHint')} />}
          {articles.data !== undefined && <Categories language={language} articles={articles.data} />}
        </>
      )}
    </HelpShell>
  );
}

function Categories({ language, articles }: { readonly language: Language; readonly articles: readonly Listed[] }) {
  return (
    <div className={styles['categories']}>
      {categoriesOf(articles, language).map(({ key, articles: found }) => (
        <section key={key} id={`category-${key}`} className={styles['category']} aria-labelledby={`heading-${key}`}>
          <h2 id={`heading-${key}`}>
            <CategoryName category={key} />
          </h2>
          <ul>
            {found.map((article) => (
              <li key={article.slug}>
                <Link to={`/help/${language}/${article.slug}`}>{article.title}</Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
