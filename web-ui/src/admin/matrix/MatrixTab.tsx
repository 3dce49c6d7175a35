import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import { Problem, wordsFor } from '../../app/problem';
import { hasRole, useSession } from '../../app/session/session';
import { Empty } from '../../app/states/Empty';
import { useSkills } from '../calls/skillCalls';
import { TabPage } from '../TabPage';
import { ImportDialog } from './ImportDialog';
import styles from './Matrix.module.css';
import { exportAddress, useMatrix, useSaveMatrix, type MatrixRow } from './matrixCalls';
import { countOf, noEdits, rowsOf, type Edits } from './matrixEdits';
import { MatrixGrid } from './MatrixGrid';

/** So many agents stand on one page. */
const PAGE = 50;

/** Who can do what, as a grid. */
export default function MatrixTab() {
  const { t } = useTranslation('admin/matrix');
  const matrix = useMatrix();
  return (
    <TabPage title={t('title')} about={t('about')} query={matrix} empty={<Empty title={t('nobody')} hint={t('nobodyHint')} />}>
      {(rows) => <Matrix rows={rows} onReload={() => matrix.refetch()} />}
    </TabPage>
  );
}

function Matrix({ rows, onReload }: { readonly rows: readonly MatrixRow[]; readonly onReload: () => Promise<unknown> }) {
  const { t } = useTranslation(['admin/matrix', 'app']);
  const formats = useFormats();
  const { message } = App.useApp();
  const readOnly = !hasRole(useSession(), ['admin', 'supervisor']);
  const skills = useSkills();
  const save = useSaveMatrix();
  const [history, setHistory] = useState<readonly Edits[]>([noEdits]);
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(0);
  const [importing, setImporting] = useState(false);
  const edits = history.at(-1) ?? noEdits;
  const changes = countOf(edits);
  const found = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return rows.filter(({ name, username, teams }) => [name, username, ...teams].some((word) => word.toLowerCase().includes(wanted)));
  }, [rows, search]);
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const here = Math.min(page, pages - 1);
  const stale = save.error instanceof Problem && save.error.status === 412;
  const words = save.error === null ? null : wordsFor(save.error, t);

  const submit = () =>
    save.mutate(rowsOf(edits, rows), {
      onSuccess: () => {
        setHistory([noEdits]);
        void message.success(t('admin/matrix:saved', { count: changes }));
      },
    });
  if ((skills.data ?? []).length === 0) {
    return <Empty title={t('admin/matrix:noSkills')} hint={t('admin/matrix:noSkillsHint')} />;
  }
  return (
    <>
      <div className={styles['bar']}>
        <Input.Search allowClear aria-label={t('admin/matrix:search')} placeholder={t('admin/matrix:search')} style={{ inlineSize: 220 }} onChange={(event) => setSearch(event.target.value)} />
        <span className={styles['grow']} />
        <Button href={exportAddress} download icon={<DownloadOutlined aria-hidden="true" />}>
          {t('admin/matrix:export')}
        </Button>
        {!readOnly && (
          <>
            <Button icon={<UploadOutlined aria-hidden="true" />} onClick={() => setImporting(true)}>
              {t('admin/matrix:import.title')}
            </Button>
            <Button disabled={changes === 0} onClick={() => setHistory([noEdits])}>
              {t('admin/matrix:discard')}
            </Button>
            <Button type="primary" disabled={changes === 0} loading={save.isPending} onClick={submit}>
              {t('admin/matrix:save', { count: changes })}
            </Button>
          </>
        )}
      </div>
      {words !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={stale ? t('admin/matrix:stale') : words.title}
          description={stale ? t('admin/matrix:staleHint') : words.remedy}
          action={stale ? <Button onClick={() => void onReload().then(() => save.reset())}>{t('admin/matrix:reload')}</Button> : undefined}
        />
      )}
      {found.length === 0 ? (
        <Empty title={t('admin/matrix:noMatch')} hint={t('admin/matrix:noMatchHint')} />
      ) : (
        <MatrixGrid
          rows={found.slice(here * PAGE, (here + 1) * PAGE)}
          skills={skills.data ?? []}
          edits={edits}
          readOnly={readOnly}
          onChange={(next) => setHistory((before) => [...before.slice(-100), next])}
          onUndo={() => setHistory((before) => (before.length > 1 ? before.slice(0, -1) : before))}
        />
      )}
      <p className={styles['hint']}>
        {pages > 1 && (
          <>
            <Button size="small" disabled={here === 0} onClick={() => setPage(here - 1)}>{t('admin/matrix:previous')}</Button>{' '}
            {t('admin/matrix:page', { page: formats.number(here + 1), of: formats.number(pages) })}{' '}
            <Button size="small" disabled={here === pages - 1} onClick={() => setPage(here + 1)}>{t('admin/matrix:next')}</Button>{' '}
          </>
        )}
        {!readOnly && t('admin/matrix:keys')}
      </p>
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}
