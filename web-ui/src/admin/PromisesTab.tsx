import { useTranslation } from 'react-i18next';
import { Empty } from '../app/states/Empty';
import { Failure } from '../app/states/Failure';
import { Loading } from '../app/states/Loading';
import styles from './AdminPage.module.css';
import { usePacks, usePolicies } from './calls/promiseCalls';
import { PackCard } from './PackCard';
import { PolicyWords } from './PolicyWords';

/** Which packs of promises there are, what they promise, and what is in force. */
export function PromisesTab() {
  const { t, i18n } = useTranslation('admin');
  const packs = usePacks();
  const policies = usePolicies();
  return (
    <>
      <section aria-labelledby="packs">
        <header className={styles['head']}>
          <div>
            <h2 id="packs">{t('promises.packs')}</h2>
            <p>{t('promises.packsAbout')}</p>
          </div>
        </header>
        {packs.isPending && <Loading rows={4} />}
        {packs.isError && <Failure error={packs.error} onRetry={() => void packs.refetch()} />}
        <div className={styles['packs']}>{packs.data?.map((pack) => <PackCard key={pack.id} pack={pack} />)}</div>
      </section>
      <div>
        <header className={styles['head']}>
          <div>
            <h2>{t('promises.inForce')}</h2>
            <p>{t('promises.inForceAbout')}</p>
          </div>
        </header>
        {policies.isPending && <Loading rows={4} />}
        {policies.isError && <Failure error={policies.error} onRetry={() => void policies.refetch()} />}
        {policies.data?.length === 0 && <Empty title={t('promises.none')} hint={t('promises.noneHint')} />}
        {policies.data !== undefined && policies.data.length > 0 && (
          <div className={styles['panel']} role="region" aria-label={t('promises.inForce')} tabIndex={0}>
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('promises.policy')}</th>
                  <th scope="col">{t('promises.content')}</th>
                  <th scope="col">{t('promises.version')}</th>
                  <th scope="col">{t('queues.state')}</th>
                </tr>
              </thead>
              <tbody>
                {policies.data.map((policy) => (
                  <tr key={policy.id}>
                    <th scope="row">
                      {i18n.language === 'zh' ? policy.nameZh : policy.name}
                      <small>{policy.id}</small>
                    </th>
                    <td>
                      <PolicyWords policy={policy} />
                    </td>
                    <td>{policy.version}</td>
                    <td className={`${styles['nowrap']} ${policy.active ? styles['ok'] : styles['off']}`}>{policy.active ? t('active') : t('inactive')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </>
  );
}
