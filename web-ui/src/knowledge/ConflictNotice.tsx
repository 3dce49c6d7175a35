import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/i18n/format';
import type { Article } from './articleCalls';
import styles from './KnowledgePage.module.css';
import { Preview } from './Preview';

interface ConflictNoticeProps {
  readonly theirs: Article;
  /** Gives up one's own changes. */
  readonly onTake: () => void;
  /** Keeps one's own changes, made from the other's version from now on: saving puts them over it. */
  readonly onOverwrite: () => void;
}

/** Two wrote at the same time: says who, shows what, and lets the author decide. */
export function ConflictNotice({ theirs, onTake, onOverwrite }: ConflictNoticeProps) {
  const { t } = useTranslation('knowledge');
  const formats = useFormats();
  return (
    <Alert
      className={styles['alert']}
      type="warning"
      showIcon
      role="alert"
      title={t('conflict.title', { name: theirs.updatedBy, version: theirs.version, at: formats.dateTime(theirs.updatedAt) })}
      description={
        <>
          <p>{t('conflict.hint')}</p>
          <details>
            <summary>{t('conflict.show')}</summary>
            <Preview title={theirs.title} markdown={theirs.markdown} language={theirs.language} />
          </details>
          <p className={styles['actions']}>
            <Button onClick={onOverwrite}>{t('conflict.keep')}</Button>
            <Button onClick={onTake}>{t('conflict.take')}</Button>
          </p>
        </>
      }
    />
  );
}
