import { useId, type ReactNode } from 'react';
import styles from './Form.module.css';

/** What a control needs so that its label, hint and fault are told with it. */
export interface Control {
  readonly id?: string;
  /** In place of a label that stands beside the control. */
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
  readonly status: '' | 'error';
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | null;
  readonly optional?: string;
  readonly children: (control: Control) => ReactNode;
}

/** A labelled control with a hint, and with what is wrong with it. */
export function Field({ label, hint, fault = null, optional, children }: FieldProps) {
  const id = useId();
  const below = fault !== null || hint !== undefined;
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>
        {label}
        {optional !== undefined && <span className={styles['optional']}> {optional}</span>}
      </label>
      {children({ id, status: fault === null ? '' : 'error', ...(below ? { 'aria-describedby': `${id}-about` } : {}), ...(fault === null ? {} : { 'aria-invalid': true as const }) })}
      {below && (
        <p id={`${id}-about`} className={fault === null ? styles['hint'] : styles['fault']} role={fault === null ? undefined : 'alert'}>
          {fault ?? hint}
        </p>
      )}
    </div>
  );
}

/** Several controls that belong together; a fault of the whole is told below its heading. */
export function Group({ title, hint, fault = null, children }: { readonly title: string; readonly hint?: string; readonly fault?: string | null; readonly children: ReactNode }) {
  return (
    <fieldset className={styles['group']}>
      <legend>{title}</legend>
      {hint !== undefined && <p className={styles['hint']}>{hint}</p>}
      {fault !== null && (
        <p className={styles['fault']} role="alert">
          {fault}
        </p>
      )}
      {children}
    </fieldset>
  );
}
