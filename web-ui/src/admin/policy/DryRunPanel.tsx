import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../app/i18n/format';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import adminStyles from '../AdminPage.module.css';
import { useDryRun, type DryRun, type DryRunDay } from '../calls/previewCalls';
import type { PolicyEdit } from '../calls/promiseCalls';
import styles from './Policy.module.css';

const DAY_MS = 86_400_000;
const periods = [7, 30, 90] as const;

/** What the policy, as it is being edited, would have made of past conversations. Nothing is saved by it. */
export function DryRunPanel({ id, edit, changed }: { readonly id: string; readonly edit: PolicyEdit; readonly changed: boolean }) {
  const { t } = useTranslation('admin/policy');
  const run = useDryRun(id);
  const [days, setDays] = useState<(typeof periods)[number]>(30);
  const start = () => {
    const now = Date.now();
    run.mutate({ policy: edit, from: new Date(now - days * DAY_MS).toISOString(), to: new Date(now).toISOString() });
  };
  return (
    <section aria-label={t('tab.dry')}>
      <p className={styles['small']}>{changed ? t('dry.aboutChanged') : t('dry.about')}</p>
      <div className={styles['run']}>
        <Segmented aria-label={t('dry.period')} value={days} onChange={setDays} options={periods.map((value) => ({ value, label: t('dry.days', { count: value }) }))} />
        <Button type="primary" loading={run.isPending} onClick={start}>
          {t('dry.start')}
        </Button>
      </div>
      {run.isPending && <Loading rows={4} />}
      {run.isError && <Failure error={run.error} onRetry={start} />}
      {run.isSuccess && <Outcome run={run.data} />}
    </section>
  );
}

function Outcome({ run }: { readonly run: DryRun }) {
  const { t } = useTranslation(['admin/policy', 'app']);
  const formats = useFormats();
  const percent = (value: number | null) => (value === null ? '–' : formats.percent(value / 100));
  return (
    <div role="status">
      <p className={styles['sentence']}>{t('admin/policy:dry.sum', { clocks: formats.number(run.clocks), responses: formats.number(run.responses), count: run.changed })}</p>
      {run.capped && <p className={adminStyles['summary']}>{t('admin/policy:dry.capped')}</p>}
      {run.metrics.length > 0 && (
        <div className={adminStyles['panel']}>
          <table className={adminStyles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('admin/policy:metric')}</th>
                <th scope="col">{t('admin/policy:dry.now')}</th>
                <th scope="col">{t('admin/policy:dry.then')}</th>
              </tr>
            </thead>
            <tbody>
              {run.metrics.map(({ metric, now, then }) => (
                <tr key={metric}>
                  <th scope="row">{t(`app:metric.${metric}`)}</th>
                  {[now, then].map((standing, index) => (
                    <td key={index}>
                      {percent(standing.attainmentPercent)}
                      <small>{t(metric === 'AVERAGE_RESPONSE' ? 'admin/policy:dry.keptDays' : 'admin/policy:dry.kept', { met: formats.number(standing.met), all: formats.number(standing.met + standing.breached) })}</small>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {run.examples.length > 0 && (
        <>
          <h2 className={styles['heading']}>{t('admin/policy:dry.examples')}</h2>
          <ul className={styles['examples']}>
            {run.examples.map((example) => (
              <li key={`${example.conversation} ${example.metric}`}>
                <Link to={`/workspace/${example.conversation}`}>{t('admin/policy:dry.conversation')}</Link>{' '}
                {t('admin/policy:dry.example', {
                  metric: t(`app:metric.${example.metric}`),
                  was: t(`admin/policy:outcome.${example.was}`),
                  would: t(`admin/policy:outcome.${example.would}`),
                  elapsed: formats.length(example.elapsedSeconds),
                  target: formats.length(example.targetSeconds),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      {run.days.length > 0 && (
        <>
          <h2 className={styles['heading']}>{t('admin/policy:dry.otherDays')}</h2>
          <ul className={styles['examples']}>
            {run.days.map((day) => (
              <DayLine key={`${day.day} ${day.policy}`} day={day} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function DayLine({ day: { policy, day, was, would, now, then } }: { readonly day: DryRunDay }) {
  const { t } = useTranslation('admin/policy');
  const formats = useFormats();
  const average = (figures: DryRunDay['now']) => (figures === null ? '–' : t('dry.average', { mean: formats.length(figures.averageSeconds), target: formats.length(figures.targetSeconds), count: figures.responses }));
  return (
    <li>
      <time dateTime={day}>{day}</time> <Link to={`/admin/promises/${policy}`}>{policy}</Link>:{' '}
      {t('dry.day', { was: t(`outcome.${was}`), would: t(`outcome.${would}`), before: average(now), after: average(then) })}
    </li>
  );
}
