import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { wordsFor } from '../problem';
import styles from './states.module.css';

interface FailureProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What happened, what to do about it, and a button that tries again. */
export function Failure({ error, onRetry }: FailureProps) {
  const { t } = useTranslation();
  const words = wordsFor(error, t);
  return (
    <div className={styles['box']} role="alert">
      <p className={styles['title']}>{words.title}</p>
      {words.remedy !== null && <p className={styles['text']}>{words.remedy}</p>}
      {onRetry !== undefined && <Button onClick={onRetry}>{t('states.retry')}</Button>}
    </div>
  );
}
