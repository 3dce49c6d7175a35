import type { StreamState } from '../stream/stream';
import type { LiveEvents } from './events';

type Name = keyof LiveEvents;
type Handler<N extends Name> = (data: LiveEvents[N]) => void;

/** Hands the events of the one live connection to whoever listens. */
export class LiveHub {
  readonly #handlers = new Map<Name, Set<(data: never) => void>>();
  readonly #resyncs = new Set<() => void>();
  readonly #watchers = new Set<() => void>();
  #state: StreamState = 'connecting';

  on<N extends Name>(name: N, handler: Handler<N>): () => void {
    const handlers = this.#handlers.get(name) ?? new Set();
    this.#handlers.set(name, handlers.add(handler));
    return () => handlers.delete(handler);
  }

  onResync(handler: () => void): () => void {
    this.#resyncs.add(handler);
    return () => this.#resyncs.delete(handler);
  }

  emit<N extends Name>(name: N, data: LiveEvents[N]): void {
    this.#handlers.get(name)?.forEach((handler) => {
      try {
        handler(data as never);
      } catch (error) {
        // One listener's fault must not keep the news from the others.
        reportError(error);
      }
    });
  }

  resync(): void {
    this.#resyncs.forEach((handler) => handler());
  }

  get state(): StreamState {
    return this.#state;
  }

  setState(state: StreamState): void {
    this.#state = state;
    this.#watchers.forEach((watcher) => watcher());
  }

  watchState(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }
}
