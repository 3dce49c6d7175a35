import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import type { NoticeEvent } from '../live/events';
import { useLive } from '../live/LiveProvider';

export interface Notice {
  readonly id: number;
  readonly event: NoticeEvent;
}

interface NoticeState {
  readonly notices: readonly Notice[];
  readonly unseen: number;
  readonly markSeen: () => void;
}

const KEPT = 50;
const NoticeContext = createContext<NoticeState>({ notices: [], unseen: 0, markSeen: () => {} });

/** Collects the latest live notices: warnings, breaches and what else the server wants us to know. */
export function NoticeProvider({ children }: { readonly children: ReactNode }) {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const [seen, setSeen] = useState(0);

  useLive('notice', (event) =>
    setNotices((known) => [{ id: (known[0]?.id ?? 0) + 1, event }, ...known].slice(0, KEPT)),
  );

  const newest = notices[0]?.id ?? 0;
  const state = useMemo(
    () => ({ notices, unseen: Math.min(newest - seen, KEPT), markSeen: () => setSeen(newest) }),
    [notices, newest, seen],
  );
  return <NoticeContext value={state}>{children}</NoticeContext>;
}

export function useNotices(): NoticeState {
  return useContext(NoticeContext);
}
