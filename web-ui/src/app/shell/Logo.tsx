import styles from './Logo.module.css';

export function Logo() {
  return (
    <span className={styles['logo']}>
      <img src="/pronto.svg" alt="" width="24" height="24" />
      <span>Pronto</span>
    </span>
  );
}
