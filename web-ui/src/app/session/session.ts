import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { api } from '../api';
import { Problem } from '../problem';

export const roles = ['agent', 'supervisor', 'manager', 'admin', 'integrator'] as const;
export type Role = (typeof roles)[number];

/** Who is signed in, as the gateway tells it. */
export interface Session {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  /** Ours, and whatever else the identity provider lists. */
  readonly roles: readonly string[];
  readonly locale: string | null;
}

export const sessionKey = ['session'] as const;

export async function fetchSession(): Promise<Session | null> {
  try {
    return await api.get<Session>('/api/v1/session');
  } catch (error) {
    if (error instanceof Problem && error.status === 401) {
      return null;
    }
    throw error;
  }
}

export function useSessionQuery() {
  return useQuery({ queryKey: sessionKey, queryFn: fetchSession, staleTime: 5 * 60_000, retry: 1 });
}

export const SessionContext = createContext<Session | null>(null);

/** The person signed in; only for components below the session gate. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) {
    throw new Error('useSession was called outside of SessionGate: maybe the route belongs inside of the shell.');
  }
  return session;
}

export function hasRole(session: Session, allowed: readonly Role[]): boolean {
  return allowed.some((role) => session.roles.includes(role));
}

/** Where to sign in; afterwards the browser is sent back to where it is now. */
export function signInAddress(): string {
  return `/login?to=${encodeURIComponent(window.location.pathname + window.location.search)}`;
}
