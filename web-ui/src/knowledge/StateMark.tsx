import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/i18n/format';
import type { Article } from './articleCalls';
import styles from './KnowledgePage.module.css';

/** The article's state, and whether readers see an older version than authors. */
export function StateMark({ article }: { readonly article: Article }) {
  const { t } = useTranslation('knowledge');
  const formats = useFormats();
  const changed = article.publishedVersion !== null && article.publishedVersion < article.version;
  return (
    <span className={styles['state']}>
      <span className={styles[article.state]}>{t(`state.${article.state}`)}</span>
      {article.reviewer !== null && <small>{t('state.asked', { name: article.reviewer })}</small>}
      {article.publishAt !== null && <small>{t('state.at', { at: formats.dateTime(article.publishAt) })}</small>}
      {changed && <small>{t('state.changed')}</small>}
    </span>
  );
}
