import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveState } from './LiveProvider';
import styles from './LiveBanner.module.css';

const GRACE_MS = 1_500;

/** Says when live updates are interrupted, and that they are back; short breaks go unmentioned. */
export function LiveBanner() {
  const { t } = useTranslation();
  const state = useLiveState();
  const [late, setLate] = useState(false);

  useEffect(() => {
    if (state !== 'lost') {
      return undefined;
    }
    const timer = setTimeout(() => setLate(true), GRACE_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [state]);

  return (
    <div role="status" className={styles['place']}>
      {late && <p className={styles['banner']}>{navigator.onLine ? t('live.lost') : t('live.offline')}</p>}
    </div>
  );
}
