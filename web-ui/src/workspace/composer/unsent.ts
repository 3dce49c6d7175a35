import type { NewPending } from './outbox';

/** What a browser tab remembers for itself, also over a reload; other tabs send their own. */
type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & Pick<Storage, 'length' | 'key'>;

export interface Remembered extends NewPending {
  /** Whether it was refused for good: then only its author sends it again. */
  readonly refused: boolean;
}

function attempt<T>(act: () => T, otherwise: T): T {
  try {
    return act();
  } catch {
    // Full, or forbidden by the browser: then it lasts as long as the page does.
    return otherwise;
  }
}

/** Messages on their way and words begun, of one person in one tab. Nobody who signs in later in that tab sends them. */
export class Unsent {
  readonly #memory: Memory;
  readonly #messages: string;
  readonly #drafts: string;

  constructor(person: string, memory: Memory = window.sessionStorage) {
    this.#memory = memory;
    this.#messages = `pronto.outbox.${person}.`;
    this.#drafts = `pronto.draft.${person}.`;
  }

  /** All that are remembered, the oldest first. */
  messages(): readonly Remembered[] {
    const keys = attempt(() => Array.from({ length: this.#memory.length }, (_, index) => this.#memory.key(index) ?? ''), []);
    return keys
      .filter((key) => key.startsWith(this.#messages))
      .flatMap((key) => attempt(() => [JSON.parse(this.#memory.getItem(key) ?? '') as Remembered], []))
      .toSorted((a, b) => a.at.localeCompare(b.at));
  }

  remember(message: Remembered): void {
    attempt(() => this.#memory.setItem(this.#messages + message.clientId, JSON.stringify(message)), undefined);
  }

  forget(clientId: string): void {
    attempt(() => this.#memory.removeItem(this.#messages + clientId), undefined);
  }

  /** Words that the server may not have yet; null when it has them. */
  draft(conversation: string): string | null {
    return attempt(() => this.#memory.getItem(this.#drafts + conversation), null);
  }

  keepDraft(conversation: string, text: string): void {
    attempt(() => this.#memory.setItem(this.#drafts + conversation, text), undefined);
  }

  /** The server has these words; newer ones stay. */
  draftIsSafe(conversation: string, text: string): void {
    if (this.draft(conversation) === text) {
      attempt(() => this.#memory.removeItem(this.#drafts + conversation), undefined);
    }
  }
}
