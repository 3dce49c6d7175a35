import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/i18n/format';
import styles from './AdminPage.module.css';
import type { Policy } from './calls/promiseCalls';
import { matchWords, targetWords } from './promiseWords';

/** For whom a policy holds, and what it promises them. */
export function PolicyWords({ policy }: { readonly policy: Policy }) {
  const { t, i18n } = useTranslation('admin');
  const formats = useFormats();
  return (
    <div className={styles['policy']}>
      <p>{t('promises.for', { whom: matchWords(policy.match, t, i18n.language) })}</p>
      <ul className={styles['targets']}>
        {policy.targets.map((target) => (
          <li key={target.metric}>{targetWords(target, t, formats)}</li>
        ))}
      </ul>
    </div>
  );
}
