import { useTranslation } from 'react-i18next';
import type { Article } from './articleCalls';
import styles from './KnowledgePage.module.css';

/** The article's state, and whether readers see an older version than authors. */
export function StateMark({ article }: { readonly article: Article }) {
  const { t } = useTranslation('knowledge');
  const changed = article.publishedVersion !== null && article.publishedVersion < article.version;
  return (
    <span className={styles['state']}>
      <span className={styles[article.state]}>{t(`state.${article.state}`)}</span>
      {changed && <small>{t('state.changed')}</small>}
    </span>
  );
}
