import type { ReactNode } from 'react';
import styles from './states.module.css';

interface EmptyProps {
  readonly title: string;
  /** Teaches the next step. */
  readonly hint?: string;
  readonly action?: ReactNode;
}

export function Empty({ title, hint, action }: EmptyProps) {
  return (
    <div className={styles['box']}>
      <p className={styles['title']}>{title}</p>
      {hint !== undefined && <p className={styles['text']}>{hint}</p>}
      {action}
    </div>
  );
}
