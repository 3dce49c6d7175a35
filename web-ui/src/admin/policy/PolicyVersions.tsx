import { useTranslation } from 'react-i18next';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import { usePolicyVersions } from '../calls/promiseCalls';
import { PolicyWords } from '../PolicyWords';
import styles from './Policy.module.css';

/** What a policy said before; running clocks keep the version they began with. */
export function PolicyVersions({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation(['admin/policy', 'admin']);
  const { data, error, refetch } = usePolicyVersions(id);
  if (error !== null) {
    return <Failure error={error} onRetry={() => void refetch()} />;
  }
  if (data === undefined) {
    return <Loading rows={6} />;
  }
  return (
    <>
      <p className={styles['small']}>{t('admin/policy:versionsHint')}</p>
      <ol className={styles['versions']} reversed start={data[0]?.version ?? 1}>
        {data.map((policy) => (
          <li key={policy.version} className={styles['versionCard']}>
            <h2>
              {t('admin/policy:version', { version: policy.version })} · {i18n.language === 'zh' ? policy.nameZh : policy.name} · {policy.active ? t('admin:active') : t('admin:inactive')}
            </h2>
            <PolicyWords policy={policy} />
          </li>
        ))}
      </ol>
    </>
  );
}
