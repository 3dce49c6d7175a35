import { createParser } from 'eventsource-parser';

/** A refusal of the server, in words for the visitor. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly retryAfterSeconds: number | null,
  ) {
    super(message);
  }
}

const TIMEOUT_MS = 20_000;
/** The server pings every 15 s: a stream silent for longer is dead, whatever the network says. */
const SILENCE_MS = 40_000;

/** Speaks `/widget/v1` with the visitor's token; asks for a new token once when the old one is refused. */
export class Api {
  token: string | null = null;

  constructor(
    private readonly server: string,
    private readonly language: string,
    private readonly renew: () => Promise<void>,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.call('GET', path, null);
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.call('POST', path, body);
  }

  private async call<T>(method: string, path: string, body: unknown, again = true): Promise<T> {
    const form = body instanceof FormData;
    const response = await this.fetch(path, {
      method,
      signal: AbortSignal.timeout(form ? 120_000 : TIMEOUT_MS),
      ...(body === null ? {} : { body: form ? body : JSON.stringify(body) }),
      headers: { ...this.headers(), ...(body === null || form ? {} : { 'Content-Type': 'application/json' }) },
    });
    if (response.status === 401 && again && this.token !== null) {
      await this.renew();
      return this.call(method, path, body, false);
    }
    if (!response.ok) {
      throw await refusal(response);
    }
    // Nothing to read: the caller of such a path expects nothing.
    return (response.status === 204 ? null : await response.json()) as T;
  }

  /** A file's content; the token travels in a header, so an address alone shows nothing. */
  async file(id: string): Promise<Blob> {
    const response = await this.fetch(`/attachments/${id}`, { headers: this.headers() });
    if (!response.ok) {
      throw await refusal(response);
    }
    return response.blob();
  }

  /** Reads the live stream until it ends or falls silent. */
  async listen(on: (event: string, data: unknown) => void, stop: AbortSignal): Promise<void> {
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), SILENCE_MS);
    const response = await this.fetch('/stream', {
      headers: { ...this.headers(), Accept: 'text/event-stream' },
      signal: AbortSignal.any([stop, silence.signal]),
    });
    try {
      if (!response.ok || !response.body) {
        throw await refusal(response);
      }
      const parser = createParser({
        onEvent: (event) => on(event.event ?? 'message', JSON.parse(event.data)),
      });
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), SILENCE_MS);
        parser.feed(chunk.value);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  private fetch(path: string, init: RequestInit): Promise<Response> {
    return fetch(`${this.server}/widget/v1${path}`, { ...init, credentials: 'omit', cache: 'no-store' });
  }

  private headers(): Record<string, string> {
    return {
      'Accept-Language': this.language,
      ...(this.token === null ? {} : { Authorization: `Bearer ${this.token}` }),
    };
  }
}

async function refusal(response: Response): Promise<Refusal> {
  const problem: { detail?: string; remedy?: string } = await response.json().catch(() => ({}));
  const words = [problem.detail, problem.remedy].filter(Boolean).join(' ');
  const retry = Number(response.headers.get('Retry-After'));
  return new Refusal(response.status, words, Number.isFinite(retry) && retry > 0 ? retry : null);
}
