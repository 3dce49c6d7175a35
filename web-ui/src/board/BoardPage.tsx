import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Route, Routes } from 'react-router';
import { useFormats } from '../app/i18n/format';
import { Failure } from '../app/states/Failure';
import { PageSkeleton } from '../app/states/Loading';
import { useServerSeconds } from '../app/stream/clock';
import { AgentsPanel } from './AgentsPanel';
import styles from './BoardPage.module.css';
import type { Board } from './boardCalls';
import { ClocksPanel } from './ClocksPanel';
import { QueuesPanel } from './QueuesPanel';
import { secondsSince, urgencyOf } from './urgency';
import { useBoard } from './useBoard';
import { WaitingPanel } from './WaitingPanel';

const QueueView = lazy(() => import('./queue/QueueView'));

/** Who waits, who is free, which promise is about to break, what can I move? */
export default function BoardPage() {
  const { t } = useTranslation('board');
  const { data: board, error, isPending, refetch, stream } = useBoard();
  if (isPending) {
    return <PageSkeleton />;
  }
  if (board === undefined) {
    return <Failure error={error} onRetry={() => void refetch()} />;
  }
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <h1>{t('title')}</h1>
        {stream === 'lost' && <Stale at={board.at} />}
      </header>
      <nav aria-label={t('views')} className={styles['views']}>
        <NavLink to="/board" end>{t('overview')}</NavLink>
        <NavLink to="/board/queue">{t('queueView')}</NavLink>
      </nav>
      <Suspense fallback={<PageSkeleton />}>
        <Routes>
          <Route path="queue" element={<QueueView board={board} />} />
          <Route path="*" element={<Overview board={board} />} />
        </Routes>
      </Suspense>
    </div>
  );
}

function Overview({ board }: { readonly board: Board }) {
  return (
    <>
      <Numbers board={board} />
      <div className={styles['panels']}>
        <QueuesPanel queues={board.queues} />
        <WaitingPanel board={board} />
        <ClocksPanel board={board} />
        <AgentsPanel agents={board.agents} />
      </div>
    </>
  );
}

function Stale({ at }: { readonly at: string }) {
  const { t } = useTranslation('board');
  const formats = useFormats();
  const now = useServerSeconds();
  return (
    <p className={styles['stale']} role="status">
      {t('stale', { age: formats.length(secondsSince(at, now)) })}
    </p>
  );
}

function Numbers({ board }: { readonly board: Board }) {
  const { t } = useTranslation('board');
  const formats = useFormats();
  const now = useServerSeconds();
  const waiting = board.queues.reduce((sum, queue) => sum + queue.waiting, 0);
  const longest = Math.max(0, ...board.queues.map((queue) => secondsSince(queue.longestWaitSince, now)));
  const online = board.agents.filter(({ presence }) => presence === 'ONLINE').length;
  const away = board.agents.filter(({ presence }) => presence === 'AWAY').length;
  const close = board.clocks.filter((clock) => urgencyOf(clock, now) !== 'onTrack').length;
  return (
    <dl className={styles['numbers']}>
      <Figure name={t('numbers.waiting')} value={formats.number(waiting)} />
      <Figure name={t('numbers.longest')} value={waiting === 0 ? '–' : formats.length(longest)} />
      <Figure name={t('numbers.online')} value={formats.number(online)} hint={t('numbers.away', { count: away })} />
      <Figure name={t('numbers.close')} value={formats.number(close)} state={close > 0 ? 'soon' : undefined} />
      <Figure
        name={t('numbers.today')}
        value={formats.number(board.today.conversations)}
        hint={t('numbers.resolved', { count: board.today.resolved })}
      />
      <Figure
        name={t('numbers.attainment')}
        value={board.today.attainment === null ? '–' : formats.percent(board.today.attainment)}
        hint={t('numbers.sinceMidnight')}
      />
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly hint?: string;
  readonly state?: 'soon' | undefined;
}

function Figure({ name, value, hint, state }: FigureProps) {
  return (
    <div className={styles['figure']}>
      <dt>{name}</dt>
      <dd className={state === 'soon' ? styles['soon'] : undefined}>{value}</dd>
      <dd className={styles['hint']}>{hint ?? '\u00a0'}</dd>
    </div>
  );
}
