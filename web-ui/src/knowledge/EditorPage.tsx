import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { currentLanguage, languages } from '../app/i18n/i18n';
import { hasRole, useSession } from '../app/session/session';
import { NotFound } from '../app/shell/NotFound';
import { Failure } from '../app/states/Failure';
import { PageSkeleton } from '../app/states/Loading';
import { useArticle } from './articleCalls';
import { ArticleEditor } from './ArticleEditor';
import { emptyDraft, translationOf } from './form';
import styles from './KnowledgePage.module.css';

/** An article that is there, to read or to change. */
export function EditArticle({ id }: { readonly id: string }) {
  const article = useArticle(id);
  if (article.isPending) {
    return <PageSkeleton />;
  }
  if (article.data === undefined) {
    return <Failure error={article.error} onRetry={() => void article.refetch()} />;
  }
  return (
    <Page>
      <ArticleEditor article={article.data} initial={null} />
    </Page>
  );
}

/** A new article, maybe the other language of one that is there. */
export function NewArticle({ from }: { readonly from: string | null }) {
  const navigate = useNavigate();
  const original = useArticle(from);
  const writer = hasRole(useSession(), ['supervisor', 'admin']);
  if (!writer) {
    return <NotFound />;
  }
  if (from !== null && original.isPending) {
    return <PageSkeleton />;
  }
  if (from !== null && original.data === undefined) {
    return <Failure error={original.error} onRetry={() => void original.refetch()} />;
  }
  const other = original.data === undefined ? null : languages.find((language) => language !== original.data.language);
  const initial = original.data === undefined || other === null || other === undefined ? emptyDraft(currentLanguage()) : translationOf(original.data, other);
  return (
    <Page>
      <ArticleEditor article={null} initial={initial} onCreated={(id) => void navigate(`/knowledge/${id}`, { replace: true })} />
    </Page>
  );
}

function Page({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('knowledge');
  return (
    <div className={styles['page']}>
      <nav aria-label={t('editor.trail')} className={styles['trail']}>
        <Link to="/knowledge">← {t('editor.all')}</Link>
      </nav>
      {children}
    </div>
  );
}
