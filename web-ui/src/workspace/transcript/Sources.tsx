import { FileTextOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Citation } from '../../app/model/conversation';
import styles from './Sources.module.css';

/** The articles an answer rests on. Only addresses inside of our own help centre become links. */
export function Sources({ citations }: { readonly citations: readonly Citation[] }) {
  const { t } = useTranslation('workspace');
  if (citations.length === 0) {
    return null;
  }
  return (
    <div className={styles['sources']}>
      <span>{t('author.sources')}</span>
      {citations.map((citation) => (
        <a
          key={`${citation.article}#${citation.anchor}`}
          href={citation.path.startsWith('/help/') ? `${citation.path}${citation.anchor === '' ? '' : `#${citation.anchor}`}` : undefined}
          target="_blank"
          rel="noopener"
        >
          <FileTextOutlined aria-hidden="true" /> {citation.title}
        </a>
      ))}
    </div>
  );
}
