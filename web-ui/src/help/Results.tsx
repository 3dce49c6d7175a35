import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Language } from '../app/i18n/i18n';
import { Empty } from '../app/states/Empty';
import { Loading } from '../app/states/Loading';
import { titlesWith } from './categories';
import { CategoryName } from './CategoryName';
import { useHits, type Listed } from './helpCalls';
import styles from './HelpPage.module.css';

interface ResultsProps {
  readonly language: Language;
  readonly words: string;
  readonly listed: readonly Listed[];
}

export function Results({ language, words, listed }: ResultsProps) {
  const { t } = useTranslation('help');
  const hits = useHits(language, words);
  if (hits.isPending) {
    return <Loading rows={6} />;
  }
  const found =
    hits.data?.map(({ id, title, category, path, anchor, excerpt }) => ({ id, title, category, excerpt, to: anchor === '' ? path : `${path}#${anchor}` })) ??
    titlesWith(listed, words).map(({ slug, title, category }) => ({ id: slug, title, category, excerpt: '', to: `/help/${language}/${slug}` }));
  return (
    <section aria-labelledby="results" aria-busy={hits.isPlaceholderData}>
      <h2 id="results" className={styles['resultsTitle']} aria-live="polite">
        {t('search.found', { count: found.length })}
      </h2>
      {hits.isError && <p className={styles['note']}>{t('search.titlesOnly')}</p>}
      {found.length === 0 && <Empty title={t('search.none')} hint={t('search.noneHint')} />}
      <ul className={styles['results']}>
        {found.map(({ id, title, category, excerpt, to }) => (
          <li key={`${id}${to}`}>
            <Link to={to}>
              <strong>{title}</strong>
              <span className={styles['where']}>
                <CategoryName category={category} />
              </span>
              {excerpt !== '' && <span className={styles['excerpt']}>{excerpt}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
