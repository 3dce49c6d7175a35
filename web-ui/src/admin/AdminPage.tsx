import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, NavLink, Route, Routes } from 'react-router';
import { hasRole, useSession, type Role } from '../app/session/session';
import { NotFound } from '../app/shell/NotFound';
import { PageSkeleton } from '../app/states/Loading';
import styles from './AdminPage.module.css';
import { AgentsTab } from './AgentsTab';
import { QueuesTab } from './QueuesTab';
import { QuickRepliesTab } from './QuickRepliesTab';
import { SkillsTab } from './SkillsTab';

const people: readonly Role[] = ['admin', 'supervisor'];
// Managers decide on exceptions, and look up what they are exceptions from.
const promises: readonly Role[] = ['admin', 'supervisor', 'manager'];

const tabs = [
  { path: 'queues', label: 'queues.title', roles: people, Tab: QueuesTab },
  { path: 'skills', label: 'skills.title', roles: people, Tab: SkillsTab },
  { path: 'rules', label: 'rules.title', roles: promises, Tab: lazy(() => import('./topic/RulesTab')) },
  { path: 'topics', label: 'topics.title', roles: promises, Tab: lazy(() => import('./topic/TopicsTab')) },
  { path: 'answering', label: 'answering.title', roles: promises, Tab: lazy(() => import('./answering/AnsweringTab')) },
  { path: 'matrix', label: 'matrix.title', roles: promises, Tab: lazy(() => import('./matrix/MatrixTab')) },
  { path: 'teams', label: 'teams.title', roles: people, Tab: lazy(() => import('./TeamsTab')) },
  { path: 'agents', label: 'agents.title', roles: people, Tab: AgentsTab },
  { path: 'promises', label: 'promises.title', roles: promises, Tab: lazy(() => import('./policy/PromisesTab')) },
  { path: 'calendars', label: 'calendars.title', roles: promises, Tab: lazy(() => import('./calendar/CalendarsTab')) },
  { path: 'ladders', label: 'ladders.title', roles: promises, Tab: lazy(() => import('./ladder/LaddersTab')) },
  { path: 'adjustments', label: 'adjustments.title', roles: promises, Tab: lazy(() => import('./adjustment/AdjustmentsTab')) },
  { path: 'quick-replies', label: 'quickReplies.title', roles: people, Tab: QuickRepliesTab },
  { path: 'channels', label: 'channels.title', roles: people, Tab: lazy(() => import('./channel/ChannelsTab')) },
  { path: 'phone', label: 'phone.title', roles: ['admin'], Tab: lazy(() => import('./phone/MenusTab')) },
  { path: 'webhooks', label: 'webhooks.title', roles: ['admin'], Tab: lazy(() => import('./webhook/WebhooksTab')) },
] as const;

/** Is everything configured without contradictions? */
export default function AdminPage() {
  const { t } = useTranslation('admin');
  const session = useSession();
  const mine = tabs.filter(({ roles }) => hasRole(session, roles));
  return (
    <div className={styles['page']}>
      <h1>{t('title')}</h1>
      <nav aria-label={t('tabs')} className={styles['tabs']}>
        {mine.map(({ path, label }) => (
          <NavLink key={path} to={`/admin/${path}`} className={({ isActive }) => (isActive ? `${styles['tab']} ${styles['here']}` : (styles['tab'] ?? ''))}>
            {t(label)}
          </NavLink>
        ))}
      </nav>
      <Suspense fallback={<PageSkeleton />}>
        <Routes>
          <Route index element={<Navigate to={`/admin/${mine[0]?.path ?? 'queues'}`} replace />} />
          {mine.map(({ path, Tab }) => (
            <Route key={path} path={`${path}/*`} element={<Tab />} />
          ))}
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </div>
  );
}
