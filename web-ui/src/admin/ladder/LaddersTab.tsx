import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link, Route, Routes } from 'react-router';
import { useFormats } from '../../app/i18n/format';
import { hasRole, useSession } from '../../app/session/session';
import { Empty } from '../../app/states/Empty';
import { useLadders, type Ladder } from '../calls/ladderCalls';
import { usePolicies } from '../calls/promiseCalls';
import policyStyles from '../policy/Policy.module.css';
import { TabPage } from '../TabPage';
import { actionWords, offsetWords } from './actionWords';
import styles from './Ladder.module.css';
import { LadderPage } from './LadderEditor';
import { inOrder } from './ladderEdit';
import { useNames } from './useNames';

export default function LaddersTab() {
  return (
    <Routes>
      <Route index element={<Ladders />} />
      <Route path=":id" element={<LadderPage />} />
    </Routes>
  );
}

function Ladders() {
  const { t } = useTranslation(['admin/ladder', 'admin']);
  const ladders = useLadders();
  const admin = hasRole(useSession(), ['admin']);
  const add = admin ? (
    <Link className={`${policyStyles['link']} ${policyStyles['main']}`} to="/admin/ladders/new">
      <PlusOutlined aria-hidden="true" /> {t('admin/ladder:add')}
    </Link>
  ) : null;
  return (
    <TabPage title={t('admin:ladders.title')} about={t('admin/ladder:about')} action={add} query={ladders} empty={<Empty title={t('admin/ladder:none')} hint={t('admin/ladder:noneHint')} />}>
      {(rows) => rows.map((ladder) => <LadderCard key={ladder.id} ladder={ladder} />)}
    </TabPage>
  );
}

function LadderCard({ ladder }: { readonly ladder: Ladder }) {
  const { t, i18n } = useTranslation(['admin/ladder', 'admin']);
  const formats = useFormats();
  const names = useNames();
  const { data: policies } = usePolicies();
  const zh = i18n.language === 'zh';
  const users = (policies ?? []).filter(({ targets }) => targets.some((target) => target.ladder === ladder.id));
  return (
    <article className={styles['card']}>
      <h3>
        <Link to={`/admin/ladders/${ladder.id}`}>{zh ? ladder.nameZh : ladder.name}</Link>
      </h3>
      <ol className={styles['rungs']}>
        {inOrder(ladder.steps).map((step) => (
          <li key={step.offsetSeconds} data-side={step.offsetSeconds < 0 ? 'before' : step.offsetSeconds === 0 ? 'at' : 'after'}>
            <strong>{offsetWords(step.offsetSeconds, t, formats)}</strong> {step.actions.map((action) => actionWords(action, names, t)).join(t('admin:promises.and'))}
          </li>
        ))}
      </ol>
      <p className={policyStyles['small']}>
        {users.length === 0 ? t('admin/ladder:unused') : t('admin/ladder:usedBy', { policies: users.map((policy) => (zh ? policy.nameZh : policy.name)).join(t('admin:promises.and')) })}
      </p>
    </article>
  );
}
