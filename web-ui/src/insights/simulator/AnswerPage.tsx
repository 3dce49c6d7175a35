import { App, Button, Progress } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useFormats } from '../../app/i18n/format';
import { wordsFor } from '../../app/problem';
import { Failure } from '../../app/states/Failure';
import { Loading, PageSkeleton } from '../../app/states/Loading';
import { ComparisonTable } from './ComparisonTable';
import { GroupsTable, QueuesTable } from './PartTables';
import { Reading } from './Reading';
import { csvAddress, isOpen, useCancel, useRemove, useSimulation, type SimulationView } from './simulationCalls';
import styles from './Simulator.module.css';
import { StageMark } from './StageMark';

const Charts = lazy(() => import('./Charts'));

/** One question: how far it is, and then what came of it. */
export function AnswerPage() {
  const { id = '' } = useParams();
  const simulation = useSimulation(id);
  if (simulation.isPending) {
    return <PageSkeleton />;
  }
  if (simulation.data === undefined) {
    return <Failure error={simulation.error} onRetry={() => void simulation.refetch()} />;
  }
  return <Answer view={simulation.data} />;
}

function Answer({ view: { simulation, question, answer } }: { readonly view: SimulationView }) {
  const { t } = useTranslation(['insights/simulator', 'app']);
  const formats = useFormats();
  const { message } = App.useApp();
  const go = useNavigate();
  const cancel = useCancel();
  const remove = useRemove();
  const failed = (error: unknown) => void message.error(wordsFor(error, t).title);
  return (
    <>
      <p className={styles['crumb']}><Link to="/insights/simulator">{t('insights/simulator:back')}</Link></p>
      <section className={styles['panel']}>
        <div className={styles['head']}>
          <div>
            <h1>{simulation.name}</h1>
            <p className={styles['hint']}>
              {question.recorded
                ? t('insights/simulator:of.recorded', { from: formats.dateTime(question.recorded.from), to: formats.dateTime(question.recorded.to) })
                : t('insights/simulator:of.described', { by: simulation.askedBy, at: formats.dateTime(simulation.askedAt) })}{' '}
              <StageMark simulation={simulation} />
            </p>
          </div>
          <div className={styles['actions']}>
            {isOpen(simulation) ? (
              <Button loading={cancel.isPending} onClick={() => cancel.mutate(simulation.id, { onError: failed })}>{t('insights/simulator:cancel')}</Button>
            ) : (
              <Button loading={remove.isPending} onClick={() => remove.mutate(simulation.id, { onSuccess: () => void go('/insights/simulator'), onError: failed })}>{t('insights/simulator:remove')}</Button>
            )}
            {answer !== null && <Button href={csvAddress(simulation.id)} download>{t('insights/simulator:csv')}</Button>}
            <Button type="primary" onClick={() => void go(`/insights/simulator/new?from=${simulation.id}`)}>{t('insights/simulator:again')}</Button>
          </div>
        </div>
        {isOpen(simulation) && (
          <div className={styles['progress']} role="status">
            <Progress percent={Math.round(simulation.progress * 100)} aria-label={t('insights/simulator:progress')} status="normal" />
            <p className={styles['hint']}>{t(`insights/simulator:open.${simulation.stage === 'QUEUED' ? 'queued' : 'running'}`)}</p>
          </div>
        )}
        {simulation.stage === 'FAILED' && <p role="alert" className={styles['problem']}>{t([`insights/simulator:fault.${simulation.fault}`, 'insights/simulator:fault.error'])}</p>}
        {simulation.stage === 'CANCELLED' && <p className={styles['hint']}>{t('insights/simulator:cancelled')}</p>}
        {answer !== null && <ComparisonTable answer={answer} />}
      </section>
      {answer !== null && (
        <>
          <Suspense fallback={<section className={styles['panel']}><Loading rows={8} /></section>}>
            <Charts answer={answer} />
          </Suspense>
          <QueuesTable answer={answer} />
          <GroupsTable answer={answer} />
          <Reading answer={answer} />
        </>
      )}
    </>
  );
}
