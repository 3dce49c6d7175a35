import { batch, computed, signal } from '@preact/signals';
import { Api, Refusal } from './api';
import type { Attachment, CallTimes, Entry, Pending, Session, Talk, Wait } from './model';
import { pageOf, type Options } from './options';
import { EMPTY, lastSequence, withDelivery, withEntries, type Transcript } from './transcript';
import type { Say } from './words';

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;
/** Refusals that another try may get past: signed out, too slow, too many. */
const PASSING = [401, 408, 429];
const TYPING_EVERY_MS = 3_000;
const LARGEST_FILE = 10 * 1024 * 1024;
const KINDS = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf'];
export const ACCEPTED = KINDS.join(',');

/** One visitor's conversation: what is known of it, and what she can do. */
export class Conversation {
  readonly session = signal<Session | null>(null);
  readonly talk = signal<Talk | null>(null);
  readonly transcript = signal<Transcript>(EMPTY);
  readonly typing = signal<string | null>(null);
  readonly online = signal(true);
  readonly notice = signal<string | null>(null);
  readonly emailSaved = signal(false);
  /** Attachments chosen for the next message. */
  readonly files = signal<Attachment[]>([]);
  readonly unread = computed(() => {
    const seen = this.seen.value;
    return this.transcript.value.entries.filter(
      (entry) => entry.sequence > seen && entry.kind === 'message' && entry.author.kind !== 'customer',
    ).length;
  });

  /** Nobody is at work, and nothing was begun: she leaves a message. */
  readonly unattended = computed(() => {
    const begun = this.talk.value !== null && this.talk.value.state !== 'resolved';
    return this.session.value?.attended === false && !begun && this.transcript.value.pending.length === 0;
  });
  readonly fresh = computed(() => this.transcript.value.entries.length === 0 && this.transcript.value.pending.length === 0);

  private readonly seen = signal(0);
  private readonly api: Api;
  private readonly storageKey: string;
  private starting: Promise<void> | null = null;
  private stopStream: AbortController | null = null;
  private typingTold = 0;
  private typingEnds: ReturnType<typeof setTimeout> | undefined;
  private wake: (() => void) | null = null;
  /** Whether the stream stands. */
  private hears = false;
  /** The last entry before those that may be missing; null when none is. */
  private missedAfter: number | null = null;
  private catchingUp = false;

  constructor(
    private readonly options: Options,
    private readonly say: Say,
  ) {
    this.api = new Api(options.server, options.language, () => this.begin());
    this.storageKey = `pronto.visitor.${new URL(options.server).host}`;
    addEventListener('online', () => this.wake?.());
    document.addEventListener('visibilitychange', () => document.hidden || this.wake?.());
  }

  get language(): string {
    return this.options.language === 'zh' ? 'zh-CN' : 'en';
  }

  /** Whether this browser has been here before. */
  get returning(): boolean {
    return stored(this.storageKey) !== null;
  }

  /** Begins the session and listens; does nothing when it has begun. */
  start(): Promise<void> {
    this.starting ??= this.begin().then(
      () => void this.listenForEver(),
      (failure: unknown) => {
        this.starting = null;
        this.online.value = false;
        setTimeout(() => void this.start(), FIRST_RETRY_MS * 5);
        throw failure;
      },
    );
    return this.starting;
  }

  private async begin(): Promise<void> {
    const { user, language } = this.options;
    this.api.token = null;
    const hello = { visitorSecret: stored(this.storageKey), language, userId: user?.id, userHash: user?.hash };
    const session = await this.api.post<Session>('/sessions', hello);
    this.api.token = session.token;
    store(this.storageKey, session.visitorSecret);
    batch(() => {
      this.session.value = session;
      this.emailSaved.value = session.customer.email !== null;
      this.take(session.conversation);
    });
  }

  private async listenForEver(): Promise<void> {
    let pause = FIRST_RETRY_MS;
    for (;;) {
      this.stopStream = new AbortController();
      try {
        await this.api.listen((event, data) => {
          pause = FIRST_RETRY_MS;
          this.hear(event, data);
        }, this.stopStream.signal);
      } catch (failure) {
        if (failure instanceof Refusal && failure.status === 401) {
          await this.begin().catch(() => undefined);
        }
      }
      this.hears = false;
      this.online.value = false;
      await this.rest(pause * (0.5 + Math.random()));
      pause = Math.min(pause * 2, LAST_RETRY_MS);
    }
  }

  private rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private hear(event: string, data: unknown): void {
    switch (event) {
      case 'ready':
      case 'resync':
        this.hears = true;
        this.online.value = true;
        void this.catchUp();
        break;
      case 'entry':
        this.heardEntry((data as { entry: Entry }).entry);
        break;
      case 'delivery': {
        const { upTo, state } = data as { upTo: number; state: Entry['delivery'] };
        this.transcript.value = withDelivery(this.transcript.value, upTo, state);
        break;
      }
      case 'typing':
        this.heardTyping(data as { author: { name: string | null }; active: boolean });
        break;
      case 'agent':
        this.change({ agent: { name: (data as { name: string | null }).name } });
        break;
      case 'state':
        this.change({
          state: (data as Talk).state,
          outcome: (data as Talk).outcome,
          ...((data as Talk).state === 'waiting' ? {} : { wait: null }),
        });
        if (this.talk.value?.callback) {
          // Somebody called, or tries again later.
          void this.catchUp();
        }
        break;
      case 'wait':
        this.change({ wait: data as Wait });
        break;
      default:
        this.online.value = true;
    }
  }

  private heardEntry(entry: Entry): void {
    const before = lastSequence(this.transcript.value);
    batch(() => {
      this.transcript.value = withEntries(this.transcript.value, [entry]);
      if (entry.author.kind !== 'customer') {
        this.typing.value = null;
      }
    });
    // Sequences count what colleagues write among themselves too, so a gap may be nothing; asking is cheap.
    if (entry.sequence > before + 1) {
      void this.catchUp(before);
    }
  }

  private heardTyping({ author, active }: { author: { name: string | null }; active: boolean }): void {
    clearTimeout(this.typingEnds);
    this.typing.value = active ? (author.name ?? this.say('someone')) : null;
    this.typingEnds = setTimeout(() => (this.typing.value = null), 2 * TYPING_EVERY_MS);
  }

  /** Fetches what was missed since the last entry known, and asks again until there is an answer. */
  private async catchUp(after = lastSequence(this.transcript.value)): Promise<void> {
    this.missedAfter = Math.min(this.missedAfter ?? after, after);
    if (this.catchingUp) {
      return;
    }
    this.catchingUp = true;
    let pause = FIRST_RETRY_MS;
    while (this.missedAfter !== null) {
      const from: number = this.missedAfter;
      this.missedAfter = null;
      try {
        await this.fetchAfter(from);
        this.online.value = this.hears;
        pause = FIRST_RETRY_MS;
      } catch (failure) {
        if (failure instanceof Refusal && failure.status < 500 && !PASSING.includes(failure.status)) {
          break;
        }
        // Busy or away. What comes live meanwhile must not hide that something before it is missing.
        this.missedAfter = Math.min(this.missedAfter ?? from, from);
        this.online.value = false;
        const wait = pause * (0.5 + Math.random());
        await new Promise((resolve) => setTimeout(resolve, wait));
        pause = Math.min(pause * 2, LAST_RETRY_MS);
      }
    }
    this.catchingUp = false;
  }

  private async fetchAfter(after: number): Promise<void> {
    this.take(await this.api.get<Talk | null>('/conversation'));
    for (let from: string | null = String(after); from !== null; ) {
      const page: { items: Entry[]; next: string | null } = await this.api.get(`/conversation/entries?after=${from}`);
      this.transcript.value = withEntries(this.transcript.value, page.items);
      from = page.next;
    }
  }

  private take(talk: Talk | null): void {
    if (talk && this.talk.value && talk.id !== this.talk.value.id) {
      this.transcript.value = { entries: [], pending: this.transcript.value.pending };
      this.seen.value = 0;
    }
    this.talk.value = talk;
    if (talk) {
      this.seen.value = Math.max(this.seen.value, talk.readSequence);
    }
  }

  private change(part: Partial<Talk>): void {
    if (this.talk.value) {
      this.talk.value = { ...this.talk.value, ...part };
    }
  }

  /** Sends a message; it is shown at once and stays, marked, if it cannot be sent. */
  async write(text: string, chosenArticle: string | null = null): Promise<void> {
    const message: Pending = {
      clientId: randomId(),
      text,
      attachments: this.files.value,
      chosenArticle,
      failed: null,
      at: new Date().toISOString(),
    };
    this.files.value = [];
    this.keep(message);
    await this.deliver(message);
  }

  /** Sends a failed message again; the same id makes sure that it is there once. */
  async again(message: Pending): Promise<void> {
    const retry = { ...message, failed: null };
    this.keep(retry);
    await this.deliver(retry);
  }

  private async deliver(message: Pending): Promise<void> {
    try {
      await this.start();
      const { entry, conversation } = await this.api.post<{ entry: Entry; conversation: Talk }>('/messages', {
        text: message.text,
        clientId: message.clientId,
        attachmentIds: message.attachments.map((file) => file.id),
        chosenArticle: message.chosenArticle,
        ...this.entrance(),
      });
      const before = lastSequence(this.transcript.value);
      batch(() => {
        this.take(conversation);
        this.transcript.value = withEntries(this.transcript.value, [entry]);
      });
      if (entry.sequence > before + 1) {
        await this.catchUp(before);
      }
    } catch (failure) {
      this.keep({ ...message, failed: this.explain(failure) });
    }
  }

  private keep(message: Pending): void {
    const { entries, pending } = this.transcript.value;
    const others = pending.filter((other) => other.clientId !== message.clientId);
    this.transcript.value = { entries, pending: [...others, message] };
  }

  /** Uploads files for the next message. */
  async attach(files: Iterable<File>): Promise<void> {
    for (const file of files) {
      if (file.size > LARGEST_FILE) {
        this.notice.value = this.say('tooLarge', file.name);
      } else if (!KINDS.includes(file.type)) {
        this.notice.value = this.say('wrongKind', file.name);
      } else {
        await this.attempt(async () => {
          await this.start();
          const form = new FormData();
          form.append('file', file);
          const attachment = await this.api.post<Attachment>('/attachments', form);
          this.files.value = [...this.files.value, attachment];
        });
      }
    }
  }

  detach(id: string): void {
    this.files.value = this.files.value.filter((file) => file.id !== id);
  }

  file(id: string): Promise<Blob> {
    return this.api.file(id);
  }

  askForPerson(): Promise<void> {
    return this.attempt(async () => this.take(await this.api.post<Talk>('/person', this.entrance())));
  }

  /** Where she writes from; it counts when a conversation begins. */
  private entrance(): { page: string; fields: Record<string, string> } {
    return { page: pageOf(window.location), fields: this.options.fields };
  }

  judge(entry: Entry, helpful: boolean): Promise<void> {
    return this.attempt(async () => {
      this.take(await this.api.post<Talk>('/judgements', { entryId: entry.id, helpful }));
      this.transcript.value = withEntries(this.transcript.value, [{ ...entry, helpful }]);
    });
  }

  /** When she can be called; nothing when that cannot be learnt. */
  async callTimes(): Promise<CallTimes | null> {
    let found: CallTimes | null = null;
    await this.attempt(async () => {
      found = await this.api.get<CallTimes>('/callback-times');
    });
    return found;
  }

  askForCall(number: string, from: string | null): Promise<void> {
    return this.attempt(async () => this.take(await this.api.post<Talk>('/callback', { number, from })));
  }

  withdrawCallback(): Promise<void> {
    return this.attempt(async () => this.take(await this.api.post<Talk>('/callback/withdrawal', {})));
  }

  answerByEmail(email: string): Promise<void> {
    return this.attempt(async () => {
      this.take(await this.api.post<Talk>('/email-answer', { email }));
      if (this.session.value) {
        this.session.value = { ...this.session.value, customer: { ...this.session.value.customer, email } };
      }
      this.emailSaved.value = true;
    });
  }

  leaveEmail(email: string): Promise<void> {
    return this.attempt(async () => {
      await this.api.post('/email', { email });
      this.emailSaved.value = true;
    });
  }

  /** A message to a house where nobody is: with where to answer, unless that is known. */
  async leaveMessage(text: string, email: string | null): Promise<void> {
    // The address first: a message that nobody can answer is the worse half.
    if (email !== null) {
      await this.leaveEmail(email);
      if (!this.emailSaved.value) {
        return;
      }
    }
    await this.write(text);
  }

  rate(score: number, comment: string): Promise<void> {
    return this.attempt(async () =>
      this.take(await this.api.post<Talk>('/rating', { score, comment: comment.trim() || null })),
    );
  }

  /** Tells the other side that the visitor writes, every few seconds at most. */
  tellTyping(): void {
    const now = Date.now();
    if (this.talk.value && this.talk.value.state !== 'resolved' && now - this.typingTold > TYPING_EVERY_MS) {
      this.typingTold = now;
      // Nobody misses it if it is lost.
      this.api.post('/typing', { active: true }).catch(() => undefined);
    }
  }

  /** Everything shown has been seen. */
  markRead(): void {
    const last = lastSequence(this.transcript.value);
    if (last > this.seen.value) {
      this.seen.value = last;
      this.api.post('/read', { sequence: last }).catch(() => undefined);
    }
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    try {
      this.notice.value = null;
      await action();
    } catch (failure) {
      this.notice.value = this.explain(failure);
    }
  }

  private explain(failure: unknown): string {
    if (failure instanceof Refusal) {
      return failure.status === 429
        ? this.say('slowDown', failure.retryAfterSeconds ?? 10)
        : failure.message || this.say('failure');
    }
    return this.say('failure');
  }
}

/** `crypto.randomUUID` is missing on pages without TLS, where shops are tried out. */
function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing: the conversation lasts as long as the page.
  }
}
