import { Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './states.module.css';

/** False for the first 300 ms: what is there sooner needs no placeholder. */
function useLate(): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return late;
}

/** Grey lines in place of content that is on its way. */
export function Loading({ rows = 4 }: { readonly rows?: number }) {
  const { t } = useTranslation();
  const late = useLate();
  return (
    <div className={styles['loading']} role="status" aria-busy="true">
      <span className="unseen">{t('states.loading')}</span>
      {late && <Skeleton active title={false} paragraph={{ rows }} />}
    </div>
  );
}

export function PageSkeleton() {
  return (
    <div className={styles['page']}>
      <Loading rows={8} />
    </div>
  );
}
