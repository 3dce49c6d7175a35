import { useTranslation } from 'react-i18next';
import { Navigate, NavLink, Route, Routes } from 'react-router';
import { NotFound } from '../app/shell/NotFound';
import styles from './AdminPage.module.css';
import { AgentsTab } from './AgentsTab';
import { PromisesTab } from './PromisesTab';
import { QueuesTab } from './QueuesTab';
import { QuickRepliesTab } from './QuickRepliesTab';
import { SkillsTab } from './SkillsTab';

const tabs = [
  { path: 'queues', label: 'queues.title', Tab: QueuesTab },
  { path: 'skills', label: 'skills.title', Tab: SkillsTab },
  { path: 'agents', label: 'agents.title', Tab: AgentsTab },
  { path: 'promises', label: 'promises.title', Tab: PromisesTab },
  { path: 'quick-replies', label: 'quickReplies.title', Tab: QuickRepliesTab },
] as const;

/** Is everything configured without contradictions? */
export default function AdminPage() {
  const { t } = useTranslation('admin');
  return (
    <div className={styles['page']}>
      <h1>{t('title')}</h1>
      <nav aria-label={t('tabs')} className={styles['tabs']}>
        {tabs.map(({ path, label }) => (
          <NavLink key={path} to={`/admin/${path}`} className={({ isActive }) => (isActive ? `${styles['tab']} ${styles['here']}` : (styles['tab'] ?? ''))}>
            {t(label)}
          </NavLink>
        ))}
      </nav>
      <Routes>
        <Route index element={<Navigate to="/admin/queues" replace />} />
        {tabs.map(({ path, Tab }) => (
          <Route key={path} path={path} element={<Tab />} />
        ))}
        <Route path="*" element={<NotFound />} />
      </Routes>
    </div>
  );
}
