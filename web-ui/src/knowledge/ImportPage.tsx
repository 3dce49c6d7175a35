import { ArrowLeftOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../app/i18n/format';
import { wordsFor } from '../app/problem';
import { hasRole, useSession } from '../app/session/session';
import { NotFound } from '../app/shell/NotFound';
import { Loading } from '../app/states/Loading';
import { exportAddress, formatOf, formats, isEnd, MOST_BYTES, useImport, useImports, useRefused, useStop, useUpload } from './importCalls';
import styles from './KnowledgePage.module.css';

/** Articles in and out as files. Administrators bring in; a row that is refused keeps no other out, and the same file twice changes nothing. */
export function ImportPage() {
  const { t } = useTranslation('knowledge');
  const session = useSession();
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<'format' | 'tooLarge' | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const upload = useUpload();
  const admin = hasRole(session, ['admin']);
  if (!hasRole(session, ['supervisor', 'admin'])) {
    return <NotFound />;
  }
  const take = (file: File) => {
    const format = formatOf(file.name);
    const wrong = format === null ? 'format' : file.size > MOST_BYTES ? 'tooLarge' : null;
    setFault(wrong);
    upload.reset();
    if (format !== null && wrong === null) {
      upload.mutate({ file, format }, { onSuccess: ({ id }) => setShown(id) });
    }
  };
  const refusal = upload.isError ? wordsFor(upload.error, t) : null;
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
          <p className={styles['about']}>{t('import.about')}</p>
        </div>
        {admin && (
          <div className={styles['actions']}>
            <input
              ref={input}
              type="file"
              accept=".csv,.json,.jsonl,.ndjson,.zip"
              hidden
              data-testid="import-file"
              onChange={({ target }) => {
                const file = target.files?.[0];
                target.value = '';
                if (file !== undefined) {
                  take(file);
                }
              }}
            />
            <Button type="primary" icon={<UploadOutlined aria-hidden="true" />} loading={upload.isPending} onClick={() => input.current?.click()}>
              {t('import.choose')}
            </Button>
          </div>
        )}
      </header>
      {fault !== null && <Alert className={styles['alert']} type="error" showIcon role="alert" title={t(`import.fault.${fault}`)} />}
      {refusal !== null && <Alert className={styles['alert']} type="error" showIcon role="alert" title={refusal.title} description={refusal.remedy} />}
      {upload.isPending && <p role="status">{t('import.sending')}</p>}
      {shown !== null && <Job key={shown} id={shown} />}
      {admin && <Earlier shown={shown} onShow={setShown} />}
      <section className={styles['panel']} aria-labelledby="export">
        <h2 id="export">{t('export.title')}</h2>
        <p>{t('export.about')}</p>
        <p className={styles['actions']}>
          {formats.map((format) => (
            <Button key={format} href={exportAddress(format)} download>
              {t(`export.${format}`)}
            </Button>
          ))}
        </p>
      </section>
      {admin && (
        // It scrolls where it is narrow, so it can be reached by keys.
        <div className={styles['panel']} role="region" aria-labelledby="form" tabIndex={0}>
          <h2 id="form">{t('import.form')}</h2>
          <p>{t('import.formHint')}</p>
          <pre>{EXAMPLE}</pre>
          <p>{t('import.zipHint')}</p>
        </div>
      )}
    </div>
  );
}

const EXAMPLE = `[
  {
    "key": "return-an-item",
    "language": "en",
    "title": "Return an item",
    "category": "returns",
    "audience": "public",
    "markdown": "You have 30 days …",
    "exampleQuestions": ["How do I send something back?"],
    "state": "published"
  }
]`;

const results = ['created', 'updated', 'unchanged', 'refused'] as const;

function Job({ id }: { readonly id: string }) {
  const { t } = useTranslation('knowledge');
  const job = useImport(id).data;
  const stop = useStop(id);
  const refused = useRefused(id, job !== undefined && job.refused > 0 && isEnd(job.state));
  if (job === undefined) {
    return <Loading rows={4} />;
  }
  const rows = refused.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className={styles['panel']} aria-labelledby="job">
      <h2 id="job">{job.name}</h2>
      <div role="status">
        <Progress percent={job.rows === 0 ? 100 : Math.floor((100 * (job.rows - job.waiting)) / job.rows)} status={job.state === 'broken' ? 'exception' : isEnd(job.state) ? 'success' : 'active'} />
        <p>
          {t(`import.state.${job.state}`)}
          {' · '}
          {results
            .filter((result) => job[result] > 0)
            .map((result) => t(`import.result.${result}`, { count: job[result] }))
            .join(' · ') || t('import.nothing')}
          {(job.notFindable ?? 0) > 0 && ` · ${t('import.notFindable', { count: job.notFindable ?? 0 })}`}
        </p>
        {job.problem !== null && <p className={styles['late']}>{job.problem}</p>}
      </div>
      {job.state === 'running' && (
        <Button danger loading={stop.isPending} onClick={() => stop.mutate()}>
          {t('import.stop')}
        </Button>
      )}
      {rows.length > 0 && (
        <table className={styles['table']}>
          <caption>{t('import.refused')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('import.place')}</th>
              <th scope="col">{t('import.field')}</th>
              <th scope="col">{t('import.why')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row}>
                <th scope="row">{row.place}</th>
                <td>{row.field ?? '–'}</td>
                <td>{row.detail ?? row.code}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {refused.hasNextPage && <Button onClick={() => void refused.fetchNextPage()}>{t('list.more')}</Button>}
    </section>
  );
}

function Earlier({ shown, onShow }: { readonly shown: string | null; readonly onShow: (id: string) => void }) {
  const { t } = useTranslation('knowledge');
  const times = useFormats();
  const earlier = useImports().data?.filter(({ id }) => id !== shown) ?? [];
  return earlier.length === 0 ? null : (
    <section className={styles['panel']} aria-labelledby="earlier">
      <h2 id="earlier">{t('import.earlier')}</h2>
      <ul className={styles['rows']}>
        {earlier.map((job) => (
          <li key={job.id} className={styles['group']}>
            <span>
              {job.name} · {t(`import.state.${job.state}`)}
              <small>{t('versions.by', { at: times.dateTime(job.startedAt), name: job.author })}</small>
            </span>
            <Button size="small" onClick={() => onShow(job.id)}>
              {t('versions.show')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
