import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { onSignedOut } from '../api';
import { Failure } from '../states/Failure';
import { PageSkeleton } from '../states/Loading';
import { SessionContext, sessionKey, useSessionQuery } from './session';
import { SignInPage } from './SignInPage';

/** Shows its children to a person who is signed in, and the way to sign in to everybody else. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const query = useSessionQuery();

  useEffect(() => onSignedOut(() => client.setQueryData(sessionKey, null)), [client]);

  if (query.isPending) {
    return <PageSkeleton />;
  }
  if (query.data === undefined) {
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data === null) {
    return <SignInPage />;
  }
  return <SessionContext value={query.data}>{children}</SessionContext>;
}
