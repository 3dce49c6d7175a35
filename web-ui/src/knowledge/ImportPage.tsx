import { ArrowLeftOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { wordsFor } from '../app/problem';
import { hasRole, useSession } from '../app/session/session';
import { NotFound } from '../app/shell/NotFound';
import { Loading } from '../app/states/Loading';
import { MOST_ROWS, rowsOf, useArticleImport, type FileFault, type Imported, type ImportedRow } from './importCalls';
import styles from './KnowledgePage.module.css';

const MOST_BYTES = 10 * 1024 * 1024;

interface Chosen {
  readonly name: string;
  readonly rows: readonly unknown[];
}

/** Takes many articles out of a file; a row that is refused keeps no other out, and the same file twice changes nothing. */
export function ImportPage() {
  const { t } = useTranslation('knowledge');
  const admin = hasRole(useSession(), ['admin']);
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [fault, setFault] = useState<FileFault | 'tooLarge' | null>(null);
  const run = useArticleImport();
  if (!admin) {
    return <NotFound />;
  }
  const take = async (file: File) => {
    run.reset();
    setChosen(null);
    if (file.size > MOST_BYTES) {
      setFault('tooLarge');
      return;
    }
    const rows = rowsOf(await file.text());
    setFault(typeof rows === 'string' ? rows : null);
    setChosen(typeof rows === 'string' ? null : { name: file.name, rows });
  };
  const refusal = run.isError ? wordsFor(run.error, t) : null;
  return (
    <div className={styles['page']}>
      <p>
        <Link to="/knowledge">
          <ArrowLeftOutlined aria-hidden="true" /> {t('title')}
        </Link>
      </p>
      <header className={styles['head']}>
        <div>
          <h1>{t('import.title')}</h1>
          <p className={styles['about']}>{t('import.about', { most: MOST_ROWS })}</p>
        </div>
        <div className={styles['actions']}>
          <input
            ref={input}
            type="file"
            accept=".json,application/json"
            hidden
            data-testid="import-file"
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file !== undefined) {
                void take(file);
              }
            }}
          />
          <Button icon={<UploadOutlined aria-hidden="true" />} onClick={() => input.current?.click()}>
            {t('import.choose')}
          </Button>
          <Button type="primary" disabled={chosen === null} loading={run.isPending} onClick={() => chosen !== null && run.mutate(chosen.rows)}>
            {chosen === null ? t('import.run') : t('import.runCount', { count: chosen.rows.length })}
          </Button>
        </div>
      </header>
      <div role="status">{chosen !== null && <p className={styles['note']}>{t('import.chosen', { name: chosen.name, count: chosen.rows.length })}</p>}</div>
      {fault !== null && <Alert className={styles['alert']} type="error" showIcon role="alert" title={t(`import.fault.${fault}`, { most: MOST_ROWS })} />}
      {refusal !== null && <Alert className={styles['alert']} type="error" showIcon role="alert" title={refusal.title} description={refusal.remedy} />}
      {run.isPending && <Loading rows={4} />}
      {run.isSuccess && <Outcome imported={run.data} />}
      {chosen === null && !run.isSuccess && (
        <section className={styles['panel']} aria-label={t('import.form')}>
          <h2>{t('import.form')}</h2>
          <p>{t('import.formHint')}</p>
          <pre>{EXAMPLE}</pre>
        </section>
      )}
    </div>
  );
}

const EXAMPLE = `[
  {
    "key": "return-a-parcel",
    "language": "en",
    "title": "Return a parcel",
    "category": "returns",
    "tags": ["parcel"],
    "audience": "public",
    "exampleQuestions": ["How do I send it back?"],
    "markdown": "You have **30 days**.",
    "state": "published"
  }
]`;

function Outcome({ imported }: { readonly imported: Imported }) {
  const { t } = useTranslation('knowledge');
  const refused = imported.rows.filter(({ result }) => result === 'refused');
  return (
    <section className={styles['panel']} aria-label={t('import.outcome')}>
      <div role="status">
        <p>
          {Object.entries(imported.counts)
            .map(([result, count]) => t([`import.result.${result}`, 'import.result.other'], { result, count }))
            .join(' · ')}
        </p>
      </div>
      {refused.length === 0 ? (
        <p>{t('import.allTaken')}</p>
      ) : (
        <table className={styles['table']}>
          <caption>{t('import.refused')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('import.row')}</th>
              <th scope="col">{t('import.key')}</th>
              <th scope="col">{t('import.field')}</th>
              <th scope="col">{t('import.why')}</th>
            </tr>
          </thead>
          <tbody>
            {refused.map((row) => (
              <Refused key={row.row} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Refused({ row }: { readonly row: ImportedRow }) {
  return (
    <tr>
      <th scope="row">{row.row + 1}</th>
      <td>{[row.key, row.language].filter(Boolean).join(' · ') || '–'}</td>
      <td>{row.field ?? '–'}</td>
      <td>{row.detail ?? row.code}</td>
    </tr>
  );
}
