import { useTranslation } from 'react-i18next';
import { Failure } from '../app/states/Failure';
import { Loading } from '../app/states/Loading';
import { useDiff } from './articleCalls';
import styles from './KnowledgePage.module.css';

/** Lines of the same text that are shown around a change. */
const AROUND = 2;

/** What a version says otherwise than the one before. */
export function Changes({ id, version }: { readonly id: string; readonly version: number }) {
  const { t } = useTranslation('knowledge');
  const diff = useDiff(id, version - 1, version);
  if (diff.isPending) {
    return <Loading rows={3} />;
  }
  if (diff.data === undefined) {
    return <Failure error={diff.error} onRetry={() => void diff.refetch()} />;
  }
  const { fields, lines } = diff.data;
  const near = lines.map((_, at) => lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same'));
  const nothing = Object.keys(fields).length === 0 && !near.includes(true);
  return (
    <div className={styles['diff']}>
      {nothing && <span>{t('versions.noChange')}</span>}
      {Object.entries(fields).map(([field, { before, after }]) => (
        <div key={field}>
          <strong>{t(`field.${field === 'exampleQuestions' ? 'questions' : field}`)}</strong>
          <del>{before}</del>
          <ins>{after}</ins>
        </div>
      ))}
      {lines.map(({ kind, text }, at) => {
        // Lines have no name but their place.
        const key = `${at} ${text}`;
        if (!near[at]) {
          return near[at - 1] === true ? <span key={key}>…</span> : null;
        }
        return kind === 'added' ? <ins key={key}>+ {text}</ins> : kind === 'removed' ? <del key={key}>− {text}</del> : <span key={key}>&nbsp; {text}</span>;
      })}
    </div>
  );
}
