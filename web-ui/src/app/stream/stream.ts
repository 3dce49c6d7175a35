import { learnServerTime } from './clock';

export type StreamState = 'connecting' | 'live' | 'lost';

/** What the live stream needs of a browser's EventSource; tests bring their own. */
export interface Source {
  addEventListener(name: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

export interface StreamSettings<Events> {
  readonly address: string;
  readonly names: readonly (keyof Events & string)[];
  /** Called with each event in order. */
  readonly onEvent: <Name extends keyof Events & string>(name: Name, data: Events[Name]) => void;
  /** Called when something may have been missed: after a reconnect, or when the server says so. */
  readonly onResync: () => void;
  readonly onState: (state: StreamState) => void;
  readonly open?: (address: string) => Source;
  /** Milliseconds to wait before the nth try, from 0; random by default so that clients do not return all at once. */
  readonly delay?: (attempt: number) => number;
}

/** A stream that is silent for longer than this is dead: the server sends a ping every 5 s. */
const SILENCE_MS = 40_000;

export function backOff(attempt: number, random: number): number {
  const full = Math.min(15_000, 500 * 2 ** Math.min(attempt, 6));
  return full / 2 + (full / 2) * random;
}

function learn(data: { serverTime?: string }) {
  if (data.serverTime !== undefined) {
    learnServerTime(data.serverTime);
  }
}

/** Opens a live stream that heals itself. @returns a function that closes it for good */
export function openStream<Events>(settings: StreamSettings<Events>): () => void {
  const open = settings.open ?? ((address: string): Source => new EventSource(address));
  const delay = settings.delay ?? ((attempt: number) => backOff(attempt, Math.random()));
  let source: Source | null = null;
  let attempt = 0;
  let wasLive = false;
  let closed = false;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  function heard() {
    clearTimeout(silence);
    silence = setTimeout(lost, SILENCE_MS);
  }

  function lost() {
    if (closed) {
      return;
    }
    clearTimeout(silence);
    clearTimeout(retry);
    source?.close();
    source = null;
    settings.onState('lost');
    retry = setTimeout(connect, delay(attempt));
    attempt += 1;
  }

  function listen(to: Source, name: string, handle: (data: never) => void) {
    to.addEventListener(name, (event) => {
      // A source that was given up may still deliver what it had buffered.
      if (source === to) {
        heard();
        handle(JSON.parse(event.data === '' ? '{}' : event.data) as never);
      }
    });
  }

  function connect() {
    clearTimeout(retry);
    const next = open(settings.address);
    source = next;
    heard();
    next.addEventListener('open', () => {
      if (source !== next) {
        return;
      }
      attempt = 0;
      settings.onState('live');
      if (wasLive) {
        settings.onResync();
      }
      wasLive = true;
    });
    next.addEventListener('error', () => {
      if (source === next) {
        lost();
      }
    });
    listen(next, 'ready', learn);
    listen(next, 'ping', learn);
    listen(next, 'resync', () => settings.onResync());
    for (const name of settings.names) {
      listen(next, name, (data) => settings.onEvent(name, data));
    }
  }

  function online() {
    if (!closed && source === null) {
      attempt = 0;
      connect();
    }
  }

  settings.onState('connecting');
  connect();
  window.addEventListener('online', online);
  window.addEventListener('offline', lost);
  return () => {
    closed = true;
    clearTimeout(silence);
    clearTimeout(retry);
    window.removeEventListener('online', online);
    window.removeEventListener('offline', lost);
    source?.close();
  };
}
