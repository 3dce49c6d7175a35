import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useEffectEvent, useState, useSyncExternalStore, type ReactNode } from 'react';
import { sessionKey } from '../session/session';
import { openStream, type StreamState } from '../stream/stream';
import { liveEventNames, type LiveEvents } from './events';
import { LiveHub } from './hub';

const LiveContext = createContext<LiveHub | null>(null);

/** Keeps one live connection to the server for everything below. */
export function LiveProvider({ children, address = '/api/v1/stream' }: { readonly children: ReactNode; readonly address?: string }) {
  const client = useQueryClient();
  const [hub] = useState(() => new LiveHub());

  useEffect(
    () =>
      openStream<LiveEvents>({
        address,
        names: liveEventNames,
        onEvent: (name, data) => hub.emit(name, data),
        onResync: () => hub.resync(),
        onState: (state) => {
          hub.setState(state);
          if (state === 'lost' && navigator.onLine) {
            // A stream that breaks may mean that the session has ended: EventSource cannot see a 401.
            void client.invalidateQueries({ queryKey: sessionKey });
          }
        },
      }),
    [address, client, hub],
  );
  return <LiveContext value={hub}>{children}</LiveContext>;
}

export function useLiveHub(): LiveHub {
  const hub = useContext(LiveContext);
  if (hub === null) {
    throw new Error('The live stream was used outside of LiveProvider: maybe the route belongs inside of the shell.');
  }
  return hub;
}

/** Runs `handler` for each live event of this name while the component is there. */
export function useLive<N extends keyof LiveEvents>(name: N, handler: (data: LiveEvents[N]) => void): void {
  const hub = useLiveHub();
  const latest = useEffectEvent(handler);
  useEffect(() => hub.on(name, (data) => latest(data)), [hub, name]);
}

/** Runs `handler` when events may have been missed and everything must be fetched again. */
export function useResync(handler: () => void): void {
  const hub = useLiveHub();
  const latest = useEffectEvent(handler);
  useEffect(() => hub.onResync(() => latest()), [hub]);
}

export function useLiveState(): StreamState {
  const hub = useLiveHub();
  return useSyncExternalStore((watcher) => hub.watchState(watcher), () => hub.state);
}
