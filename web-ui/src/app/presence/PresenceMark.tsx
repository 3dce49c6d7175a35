import { useTranslation } from 'react-i18next';
import type { Presence } from '../model/agent';
import styles from './PresenceMark.module.css';

/** A presence as a shape and a word: filled circle, half circle, dotted ring, ring. */
export function PresenceMark({ presence, hint = false }: { readonly presence: Presence; readonly hint?: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={styles['mark']}>
      <svg className={styles[presence]} viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
        <circle cx="5" cy="5" r="4" fill={presence === 'ONLINE' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.6" />
        {presence === 'WRAP_UP' && <circle cx="5" cy="5" r="2" fill="currentColor" />}
        {(presence === 'AWAY' || presence === 'AWAY_GIVING_BACK') && <path d="M5 1 A4 4 0 0 1 5 9 Z" fill="currentColor" />}
      </svg>
      <span>
        <span className={styles['word']}>{t(`presence.${presence}`)}</span>
        {hint && <small>{t(`presence.${presence}_hint`)}</small>}
      </span>
    </span>
  );
}
