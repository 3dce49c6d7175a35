import { Problem, problemOf } from './problem';

/** One page of a list; `next` is the cursor of the page after it, null at the end. */
export interface Slice<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface CallOptions {
  readonly query?: Query;
  readonly signal?: AbortSignal;
  /** Milliseconds until the call is given up; 15 000 unless told. */
  readonly timeoutMs?: number;
  /** Repeating a call with the same key has one effect. */
  readonly idempotencyKey?: string;
  /** The revision or version that the change was made from. */
  readonly ifMatch?: string | number;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const DEFAULT_TIMEOUT_MS = 15_000;
const UPLOAD_TIMEOUT_MS = 120_000;

const signedOutListeners = new Set<() => void>();

/** Calls `listener` when the server says that nobody is signed in any more. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** A fresh key for `idempotencyKey` or `clientId`. */
export function freshKey(): string {
  return crypto.randomUUID();
}

export function csrfToken(cookies: string = document.cookie): string | null {
  const match = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(cookies);
  return match?.[1] ? decodeURIComponent(match[1]) : null;
}

/** The address of a call: `path` with the parameters that have a value. */
export function addressOf(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') {
      parameters.set(name, String(value));
    }
  }
  const tail = parameters.toString();
  return tail === '' ? path : `${path}?${tail}`;
}

function headersFor(method: Method, hasJson: boolean, options: CallOptions): Headers {
  const headers = new Headers({ 
    Accept: 'application/json, application/problem+json',
    // Refusals come with words in this language.
    'Accept-Language': document.documentElement.lang || 'en',
  });
  if (hasJson) {
    headers.set('Content-Type', 'application/json');
  }
  const token = method === 'GET' ? null : csrfToken();
  if (token !== null) {
    headers.set('X-XSRF-TOKEN', token);
  }
  if (options.idempotencyKey !== undefined) {
    headers.set('Idempotency-Key', options.idempotencyKey);
  }
  if (options.ifMatch !== undefined) {
    headers.set('If-Match', `"${options.ifMatch}"`);
  }
  return headers;
}

function unreachable(error: unknown, timedOut: boolean): unknown {
  if (timedOut) {
    return new Problem(0, 'time-out', 'The server did not answer in time.');
  }
  // A caller that gave up itself must see its own abort, not a problem.
  if (error instanceof DOMException && error.name === 'AbortError') {
    return error;
  }
  return new Problem(0, 'offline', 'The server could not be reached.');
}

async function call<T>(method: Method, path: string, body: unknown, options: CallOptions): Promise<T> {
  const form = body instanceof FormData;
  // A text of another kind, such as a calendar file: sent as it is, under its own type.
  const blob = body instanceof Blob;
  const timeout = AbortSignal.timeout(options.timeoutMs ?? (form ? UPLOAD_TIMEOUT_MS : DEFAULT_TIMEOUT_MS));
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  let response: Response;
  try {
    response = await fetch(addressOf(path, options.query), {
      method,
      signal,
      credentials: 'same-origin',
      headers: headersFor(method, body !== undefined && !form && !blob, options),
      ...(body === undefined ? {} : { body: form || blob ? body : JSON.stringify(body) }),
    });
  } catch (error) {
    throw unreachable(error, timeout.aborted);
  }
  if (!response.ok) {
    if (response.status === 401) {
      signedOutListeners.forEach((listener) => listener());
    }
    throw await problemOf(response);
  }
  const empty = response.status === 204 || response.headers.get('content-length') === '0';
  const text = empty ? '' : await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Calls to our own server: session cookie, CSRF header, time-out; every failure is a {@link Problem}. */
export const api = {
  get: <T>(path: string, options: CallOptions = {}) => call<T>('GET', path, undefined, options),
  post: <T>(path: string, body?: unknown, options: CallOptions = {}) => call<T>('POST', path, body, options),
  put: <T>(path: string, body: unknown, options: CallOptions = {}) => call<T>('PUT', path, body, options),
  patch: <T>(path: string, body: unknown, options: CallOptions = {}) => call<T>('PATCH', path, body, options),
  delete: <T = void>(path: string, options: CallOptions = {}) => call<T>('DELETE', path, undefined, options),
};
