import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { useFormats } from '../app/i18n/format';
import type { Language } from '../app/i18n/i18n';
import { Problem } from '../app/problem';
import { Failure } from '../app/states/Failure';
import { Loading } from '../app/states/Loading';
import { ArticleBody } from './ArticleBody';
import { CategoryName } from './CategoryName';
import { useArticle, useArticleList, type Page } from './helpCalls';
import styles from './HelpPage.module.css';
import { HelpShell } from './HelpShell';
import { Missing } from './Missing';
import { outlineOf } from './outline';
import { useTitle } from './useTitle';

const MOST_RELATED = 6;
/** Shorter pages are read, not looked through. */
const LEAST_SECTIONS = 3;

export function ArticlePage({ language }: { readonly language: Language }) {
  const slug = useParams()['slug'] ?? '';
  const article = useArticle(language, slug);
  const elsewhere = Object.fromEntries(Object.entries(article.data?.translations ?? {}).map(([other, there]) => [other, `/help/${other}/${there}`]));
  const missing = article.error instanceof Problem && article.error.status === 404;
  return (
    <HelpShell language={language} elsewhere={elsewhere}>
      {article.isPending && <Loading rows={10} />}
      {missing && <Missing language={language} />}
      {!missing && article.isError && article.data === undefined && <Failure error={article.error} onRetry={() => void article.refetch()} />}
      {article.data !== undefined && !missing && <Article key={`${article.data.id} ${article.data.updatedAt}`} page={article.data} />}
    </HelpShell>
  );
}

function Article({ page }: { readonly page: Page }) {
  const { t } = useTranslation('help');
  const formats = useFormats();
  const { hash } = useLocation();
  const outline = useMemo(() => outlineOf(page.html), [page.html]);
  useTitle(`${page.title} · ${t('title')}`);

  // Another article begins at its top, unless the address names a section.
  useEffect(() => {
    if (hash === '') {
      window.scrollTo(0, 0);
    }
    // Only when another article is shown.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [page.id]);

  return (
    <div className={styles['columns']}>
      <article className={styles['article']} lang={page.language}>
        <nav aria-label={t('trail')} className={styles['trail']}>
          <Link to={`/help/${page.language}`}>{t('title')}</Link>
          <span aria-hidden="true"> › </span>
          <span>
            <CategoryName category={page.category} />
          </span>
        </nav>
        <h1>{page.title}</h1>
        <p className={styles['updated']}>{t('updated', { date: formats.date(page.updatedAt) })}</p>
        <ArticleBody html={page.html} />
      </article>
      <aside className={styles['aside']} aria-label={t('more')}>
        {outline.length >= LEAST_SECTIONS && (
          <nav aria-labelledby="outline">
            <h2 id="outline">{t('onThisPage')}</h2>
            <ul>
              {outline.map(({ anchor, title }) => (
                <li key={anchor}>
                  <Link to={`#${encodeURIComponent(anchor)}`}>{title}</Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <Related page={page} />
      </aside>
    </div>
  );
}

function Related({ page }: { readonly page: Page }) {
  const { t } = useTranslation('help');
  const articles = useArticleList(page.language);
  const related = (articles.data ?? []).filter(({ category, slug }) => category === page.category && slug !== page.slug).slice(0, MOST_RELATED);
  return related.length === 0 ? null : (
    <nav aria-labelledby="related">
      <h2 id="related">{t('related')}</h2>
      <ul>
        {related.map(({ slug, title }) => (
          <li key={slug}>
            <Link to={`/help/${page.language}/${slug}`}>{title}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
