import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/i18n/format';
import { Empty } from '../app/states/Empty';
import { Failure } from '../app/states/Failure';
import { Loading } from '../app/states/Loading';
import { useSteps, type Article } from './articleCalls';
import styles from './KnowledgePage.module.css';

/** Who took which step of the article's life, and why. */
export function PastSteps({ article }: { readonly article: Article }) {
  const { t } = useTranslation('knowledge');
  const formats = useFormats();
  const steps = useSteps(article.id);
  if (steps.isPending) {
    return <Loading rows={4} />;
  }
  if (steps.data === undefined) {
    return <Failure error={steps.error} onRetry={() => void steps.refetch()} />;
  }
  if (steps.data.length === 0) {
    return <Empty title={t('history.none')} hint={t('history.noneHint')} />;
  }
  return (
    <ol className={styles['versions']}>
      {steps.data.map((step) => (
        <li key={`${step.at} ${step.action}`}>
          <strong>{t([`history.${step.action}`, 'history.other'], { name: step.reviewer ?? '', at: step.publishAt === null ? '' : formats.dateTime(step.publishAt), action: step.action })}</strong>{' '}
          <span className={styles['quiet']}>{t('editor.version', { version: step.version })}</span>
          <div className={styles['quiet']}>{t('versions.by', { at: formats.dateTime(step.at), name: step.by })}</div>
          {step.reason !== '' && <p>{step.reason}</p>}
        </li>
      ))}
    </ol>
  );
}
