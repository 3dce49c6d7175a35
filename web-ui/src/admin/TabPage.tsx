import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from '../app/states/Failure';
import { Loading } from '../app/states/Loading';
import styles from './AdminPage.module.css';

interface TabPageProps<T> {
  readonly title: string;
  readonly about: string;
  readonly action?: ReactNode;
  /** Stands above the list in all its states. */
  readonly filter?: ReactNode;
  readonly query: UseQueryResult<readonly T[]>;
  readonly empty: ReactNode;
  readonly children: (rows: readonly T[]) => ReactNode;
}

/** A tab with one list: its heading, and the list in whichever state it is. */
export function TabPage<T>({ title, about, action, filter, query, empty, children }: TabPageProps<T>) {
  return (
    <div>
      <header className={styles['head']}>
        <div>
          <h2>{title}</h2>
          <p>{about}</p>
        </div>
        {action}
      </header>
      {filter}
      {query.isPending && <Loading rows={6} />}
      {query.data === undefined && query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.data !== undefined && (query.data.length === 0 ? empty : children(query.data))}
    </div>
  );
}
