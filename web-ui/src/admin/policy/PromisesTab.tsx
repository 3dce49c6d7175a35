import { PlusOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { App, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, Route, Routes } from 'react-router';
import { wordsFor } from '../../app/problem';
import { hasRole, useSession } from '../../app/session/session';
import { Empty } from '../../app/states/Empty';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import styles from '../AdminPage.module.css';
import { policyEditOf, usePacks, usePolicies, useSavePolicy, type Policy } from '../calls/promiseCalls';
import { PackCard } from '../PackCard';
import { PolicyWords } from '../PolicyWords';
import own from './Policy.module.css';
import { PolicyPage } from './PolicyPage';
import { PreviewPage } from './PreviewPage';

export default function PromisesTab() {
  return (
    <Routes>
      <Route index element={<Promises />} />
      <Route path="preview" element={<PreviewPage />} />
      <Route path=":id" element={<PolicyPage />} />
    </Routes>
  );
}

/** What is promised, and which packs of promises there are. */
function Promises() {
  const { t } = useTranslation(['admin', 'admin/policy']);
  const packs = usePacks();
  const policies = usePolicies();
  const admin = hasRole(useSession(), ['admin']);
  return (
    <>
      <div>
        <header className={styles['head']}>
          <div>
            <h2>{t('admin:promises.inForce')}</h2>
            <p>{t('admin:promises.inForceAbout')}</p>
          </div>
          <div className={own['links']}>
            <Link className={own['link']} to="/admin/promises/preview">
              <QuestionCircleOutlined aria-hidden="true" /> {t('admin/policy:which.title')}
            </Link>
            {admin && (
              <Link className={`${own['link']} ${own['main']}`} to="/admin/promises/new">
                <PlusOutlined aria-hidden="true" /> {t('admin/policy:add')}
              </Link>
            )}
          </div>
        </header>
        {policies.isPending && <Loading rows={4} />}
        {policies.isError && <Failure error={policies.error} onRetry={() => void policies.refetch()} />}
        {policies.data?.length === 0 && <Empty title={t('admin:promises.none')} hint={t('admin:promises.noneHint')} />}
        {policies.data !== undefined && policies.data.length > 0 && <PolicyTable policies={policies.data} admin={admin} />}
      </div>
      <section aria-labelledby="packs" className={own['packs']}>
        <header className={styles['head']}>
          <div>
            <h2 id="packs">{t('admin:promises.packs')}</h2>
            <p>{t('admin:promises.packsAbout')}</p>
          </div>
        </header>
        {packs.isPending && <Loading rows={4} />}
        {packs.isError && <Failure error={packs.error} onRetry={() => void packs.refetch()} />}
        <div className={styles['packs']}>{packs.data?.map((pack) => <PackCard key={pack.id} pack={pack} />)}</div>
      </section>
    </>
  );
}

function PolicyTable({ policies, admin }: { readonly policies: readonly Policy[]; readonly admin: boolean }) {
  const { t, i18n } = useTranslation(['admin', 'admin/policy']);
  return (
    <div className={styles['panel']} role="region" aria-label={t('admin:promises.inForce')} tabIndex={0}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('admin:promises.policy')}</th>
            <th scope="col">{t('admin:promises.content')}</th>
            <th scope="col">{t('admin:promises.version')}</th>
            <th scope="col">{t('admin:queues.state')}</th>
          </tr>
        </thead>
        <tbody>
          {policies.map((policy) => (
            <tr key={policy.id}>
              <th scope="row">
                <Link to={`/admin/promises/${policy.id}`}>{i18n.language === 'zh' ? policy.nameZh : policy.name}</Link>
                <small>{policy.id}</small>
              </th>
              <td>
                <PolicyWords policy={policy} />
              </td>
              <td>{policy.version}</td>
              <td className={styles['nowrap']}>
                <ActiveSwitch policy={policy} admin={admin} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Switches a policy on or off: its next version. Running clocks keep theirs. */
function ActiveSwitch({ policy, admin }: { readonly policy: Policy; readonly admin: boolean }) {
  const { t, i18n } = useTranslation(['admin', 'admin/policy']);
  const { notification } = App.useApp();
  const save = useSavePolicy();
  const word = <span className={policy.active ? styles['ok'] : styles['off']}>{policy.active ? t('admin:active') : t('admin:inactive')}</span>;
  if (!admin) {
    return word;
  }
  return (
    <span className={own['switch']}>
      <Switch
        size="small"
        aria-label={t('admin/policy:switch', { name: i18n.language === 'zh' ? policy.nameZh : policy.name })}
        checked={policy.active}
        loading={save.isPending}
        onChange={(active) =>
          save.mutate(
            { id: policy.id, version: policy.version, edit: { ...policyEditOf(policy), active } },
            {
              onError: (error) => {
                const words = wordsFor(error, t);
                notification.error({ title: words.title, description: words.remedy });
              },
            },
          )
        }
      />
      {word}
    </span>
  );
}
