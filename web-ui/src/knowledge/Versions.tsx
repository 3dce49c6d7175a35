import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/i18n/format';
import { Failure } from '../app/states/Failure';
import { Loading } from '../app/states/Loading';
import { useVersions, type Article, type Content } from './articleCalls';
import { Changes } from './Changes';
import styles from './KnowledgePage.module.css';
import { Preview } from './Preview';

interface VersionsProps {
  readonly article: Article;
  /** Puts an old version's words into the form; left out for those who only read. */
  readonly onTake?: (content: Content) => void;
}

export function Versions({ article, onTake }: VersionsProps) {
  const { t } = useTranslation('knowledge');
  const formats = useFormats();
  const versions = useVersions(article.id);
  const [open, setOpen] = useState<number | null>(null);
  const [compared, setCompared] = useState<number | null>(null);
  if (versions.isPending) {
    return <Loading rows={5} />;
  }
  if (versions.data === undefined) {
    return <Failure error={versions.error} onRetry={() => void versions.refetch()} />;
  }
  return (
    <ol className={styles['versions']}>
      {versions.data.map(({ version, writtenAt, writtenBy, ...content }) => (
        <li key={version}>
          <div className={styles['version']}>
            <span>
              <strong>{t('editor.version', { version })}</strong>
              {version === article.publishedVersion && <span className={styles['published']}> {t('state.published')}</span>}
              <small>{t('versions.by', { at: formats.dateTime(writtenAt), name: writtenBy })}</small>
            </span>
            <span className={styles['actions']}>
              {onTake !== undefined && version !== article.version && (
                <Button size="small" type="text" onClick={() => onTake(content)}>
                  {t('versions.take')}
                </Button>
              )}
              {version > 1 && (
                <Button size="small" type="text" aria-expanded={compared === version} onClick={() => setCompared(compared === version ? null : version)}>
                  {t('versions.changes')}
                </Button>
              )}
              <Button size="small" aria-expanded={open === version} onClick={() => setOpen(open === version ? null : version)}>
                {open === version ? t('versions.hide') : t('versions.show')}
              </Button>
            </span>
          </div>
          {compared === version && <Changes id={article.id} version={version} />}
          {open === version && <Preview title={content.title} markdown={content.markdown} language={article.language} />}
        </li>
      ))}
    </ol>
  );
}
