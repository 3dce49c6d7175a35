import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/states/Failure';
import { Loading } from '../app/states/Loading';
import { usePreview } from './articleCalls';
import styles from './KnowledgePage.module.css';

const SETTLE_MS = 400;

interface PreviewProps {
  readonly title: string;
  readonly markdown: string;
  readonly language: string;
}

/** The article as readers will see it, made by the server that makes their page. */
export function Preview({ title, markdown, language }: PreviewProps) {
  const { t } = useTranslation('knowledge');
  const [settled, setSettled] = useState(markdown);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(markdown), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [markdown]);
  const preview = usePreview(settled);
  const empty = settled.trim() === '';
  return (
    <article className={styles['preview']} lang={language}>
      {title.trim() !== '' && <h2 className={styles['previewTitle']}>{title}</h2>}
      {empty && <p className={styles['quiet']}>{t('preview.empty')}</p>}
      {!empty && preview.isPending && <Loading rows={6} />}
      {!empty && preview.isError && <Failure error={preview.error} onRetry={() => void preview.refetch()} />}
      {!empty && preview.data !== undefined && <div dangerouslySetInnerHTML={{ __html: preview.data }} />}
    </article>
  );
}
