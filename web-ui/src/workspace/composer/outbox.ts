import type { Attachment } from '../../app/model/conversation';
import { Problem } from '../../app/problem';
import { postMessage } from '../calls/messageCalls';
import type { Unsent } from './unsent';

/** A message on its way: shown at once, honest about where it is. */
export interface Pending {
  readonly clientId: string;
  readonly conversation: string;
  readonly kind: 'reply' | 'note';
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly thenWait: boolean;
  readonly details?: Readonly<Record<string, string>>;
  readonly at: string;
  readonly state: 'sending' | 'failed';
  readonly error: unknown;
}

export type NewPending = Omit<Pending, 'state' | 'error'>;

/** Settles when the entry is shown in the transcript. */
type Delivered = (message: Pending, entry: Awaited<ReturnType<typeof postMessage>>) => Promise<void>;

/**
 * Messages that the server has not confirmed yet. Each goes out with its own `clientId`, so that a retry after a
 * lost answer, or after a reload in between, makes no second message. Within a conversation they go out one after the other, in the order written.
 */
export class Outbox {
  readonly #watchers = new Set<() => void>();
  readonly #busy = new Set<string>();
  readonly #post: typeof postMessage;
  readonly #unsent: Unsent | null;
  #pending: readonly Pending[] = [];
  #delivered: Delivered = () => Promise.resolve();

  /** @param unsent where messages are kept over a reload; none for tests that need none */
  constructor(unsent: Unsent | null = null, post: typeof postMessage = postMessage) {
    this.#post = post;
    this.#unsent = unsent;
    this.#pending = (unsent?.messages() ?? []).map(({ refused, ...message }) => ({ ...message, state: refused ? 'failed' : 'sending', error: null }));
  }

  /** Goes on with what was on its way when the page was left. Sent under its old id, it arrives once. */
  resume(): void {
    new Set(this.#pending.map(({ conversation }) => conversation)).forEach((conversation) => void this.#next(conversation));
  }

  get pending(): readonly Pending[] {
    return this.#pending;
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  onDelivered(delivered: Delivered): void {
    this.#delivered = delivered;
  }

  send(message: NewPending): void {
    this.#unsent?.remember({ ...message, refused: false });
    this.#set([...this.#pending, { ...message, state: 'sending', error: null }]);
    void this.#next(message.conversation);
  }

  retry(clientId: string): void {
    const found = this.#pending.find((message) => message.clientId === clientId);
    if (found?.state === 'failed') {
      this.#change(clientId, { state: 'sending', error: null });
      void this.#next(found.conversation);
    }
  }

  /** Tries again what failed for a passing reason: called when the connection is back. */
  retryPassing(): void {
    this.#pending
      .filter(({ state, error }) => state === 'failed' && error instanceof Problem && error.passing)
      .forEach(({ clientId }) => this.retry(clientId));
  }

  discard(clientId: string): void {
    this.#unsent?.forget(clientId);
    this.#set(this.#pending.filter((message) => message.clientId !== clientId));
  }

  async #next(conversation: string): Promise<void> {
    if (this.#busy.has(conversation)) {
      return;
    }
    this.#busy.add(conversation);
    try {
      for (let message = this.#waiting(conversation); message !== undefined; message = this.#waiting(conversation)) {
        // oxlint-disable-next-line no-await-in-loop -- the order of messages is the point
        await this.#transmit(message);
      }
    } finally {
      this.#busy.delete(conversation);
    }
  }

  /** The next message to send; one that failed holds back those written after it. */
  #waiting(conversation: string): Pending | undefined {
    const first = this.#pending.find((message) => message.conversation === conversation);
    return first?.state === 'sending' ? first : undefined;
  }

  async #transmit(message: Pending): Promise<void> {
    try {
      const entry = await this.#post(message.conversation, {
        text: message.text,
        kind: message.kind,
        clientId: message.clientId,
        attachmentIds: message.attachments.map(({ id }) => id),
        ...(message.thenWait ? { thenWait: true } : {}),
        ...(message.details === undefined ? {} : { details: message.details }),
      });
      // Let go only when the transcript has it: in between, the message would be nowhere to be seen.
      await this.#delivered(message, entry);
      this.discard(message.clientId);
    } catch (error) {
      const { state: _, error: __, ...kept } = message;
      this.#unsent?.remember({ ...kept, refused: !(error instanceof Problem && error.passing) });
      this.#change(message.clientId, { state: 'failed', error });
    }
  }

  #change(clientId: string, change: Partial<Pending>): void {
    this.#set(this.#pending.map((message) => (message.clientId === clientId ? { ...message, ...change } : message)));
  }

  #set(pending: readonly Pending[]): void {
    this.#pending = pending;
    this.#watchers.forEach((watcher) => watcher());
  }
}
