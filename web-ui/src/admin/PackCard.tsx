import { CheckOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsFor } from '../app/problem';
import { hasRole, useSession } from '../app/session/session';
import { Failure } from '../app/states/Failure';
import { Loading } from '../app/states/Loading';
import styles from './AdminPage.module.css';
import { useInstall, usePack, type PackSummary } from './calls/promiseCalls';
import { PolicyWords } from './PolicyWords';
import { weekWords } from './promiseWords';

export function PackCard({ pack }: { readonly pack: PackSummary }) {
  const { t, i18n } = useTranslation('admin');
  const [open, setOpen] = useState(false);
  const install = useInstall();
  const admin = hasRole(useSession(), ['admin']);
  const chinese = i18n.language === 'zh';
  const name = chinese ? pack.nameZh : pack.name;
  const outcomes = install.data?.lines ?? [];
  const count = (outcome: string) => outcomes.filter((line) => line.outcome === outcome).length;
  return (
    <article className={styles['pack']} aria-labelledby={`pack-${pack.id}`}>
      <header className={styles['packHead']}>
        <h3 id={`pack-${pack.id}`}>{name}</h3>
        {pack.installed && (
          <span className={styles['ok']}>
            <CheckOutlined aria-hidden="true" /> {t('promises.installed')}
          </span>
        )}
        {!pack.installed && admin && (
          <Button type="primary" loading={install.isPending} onClick={() => install.mutate(pack.id)} aria-label={t('promises.installNamed', { name })}>
            {t('promises.install')}
          </Button>
        )}
      </header>
      <p>{chinese ? pack.aboutZh : pack.about}</p>
      {install.isError && <Alert type="error" showIcon role="alert" title={wordsFor(install.error, t).title} description={wordsFor(install.error, t).remedy} />}
      {install.isSuccess && (
        <p className={styles['result']} role="status">
          {t('promises.result', { added: count('ADDED'), on: count('SWITCHED_ON'), kept: count('KEPT') })}
        </p>
      )}
      <button type="button" className={styles['open']} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t('promises.hide') : t('promises.show')}
      </button>
      {open && <Contents id={pack.id} />}
    </article>
  );
}

function Contents({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation('admin');
  const pack = usePack(id);
  const chinese = i18n.language === 'zh';
  if (pack.isPending) {
    return <Loading rows={5} />;
  }
  if (pack.data === undefined) {
    return <Failure error={pack.error} onRetry={() => void pack.refetch()} />;
  }
  return (
    <div className={styles['contents']}>
      {pack.data.policies.map((policy) => (
        <div key={policy.id} className={styles['policy']}>
          <h4>{chinese ? policy.nameZh : policy.name}</h4>
          <PolicyWords policy={policy} />
        </div>
      ))}
      {pack.data.calendars.map((calendar) => (
        <div key={calendar.id} className={styles['policy']}>
          <h4>{t('promises.calendar', { name: chinese ? calendar.nameZh : calendar.name })}</h4>
          <p>{t('promises.hours', { week: weekWords(calendar.week, i18n.language, t('promises.closed')).join('; '), zone: calendar.timeZone })}</p>
        </div>
      ))}
    </div>
  );
}
