import { afterEach, expect, it, vi } from 'vitest';
import { addressOf, api, csrfToken, onSignedOut } from './api';
import { Problem, wordsFor } from './problem';

function answering(status: number, body: unknown, type = 'application/json') {
  const calls: { url: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    calls.push({ url, init });
    return Promise.resolve(new Response(body === null ? null : JSON.stringify(body), { status, headers: { 'content-type': type } }));
  });
  return calls;
}

async function problemFrom(call: Promise<unknown>): Promise<Problem> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Problem)) {
    throw new Error(`Expected a problem, got ${String(error)}`);
  }
  return error;
}

afterEach(() => {
  vi.unstubAllGlobals();
  document.cookie = 'XSRF-TOKEN=; max-age=0';
});

it('sends the CSRF token with whatever changes something, and only then', async () => {
  document.cookie = 'XSRF-TOKEN=abc%2F1';
  const calls = answering(200, { ok: true });
  await api.get('/a');
  await api.post('/b', { x: 1 }, { idempotencyKey: 'k1', ifMatch: 7 });
  const [read, write] = calls.map(({ init }) => new Headers(init.headers));
  expect(read?.get('X-XSRF-TOKEN')).toBeNull();
  expect(write?.get('X-XSRF-TOKEN')).toBe('abc/1');
  expect(write?.get('Idempotency-Key')).toBe('k1');
  expect(write?.get('If-Match')).toBe('"7"');
  expect(csrfToken('a=1; XSRF-TOKEN=t; b=2')).toBe('t');
});

it('leaves out parameters without a value', () => {
  expect(addressOf('/a', { q: 'x y', cursor: null, limit: 5, empty: '', off: false })).toBe('/a?q=x+y&limit=5&off=false');
});

it('reads a refusal with its field and remedy', async () => {
  answering(422, { code: 'text-has-nul', detail: 'The text holds a NUL.', field: 'body', remedy: 'Remove it.' }, 'application/problem+json');
  const problem = await problemFrom(api.post('/a', {}));
  expect(problem).toMatchObject({ status: 422, code: 'text-has-nul', field: 'body', remedy: 'Remove it.', passing: false });
  const t = ((key: string | string[], values?: Record<string, string>) => (values ? `${values['field'] ?? ''}|${values['what'] ?? ''}` : String(key))) as never;
  expect(wordsFor(problem, t)).toEqual({ title: 'body|The text holds a NUL.', remedy: 'Remove it.' });
});

it('says that nobody is signed in any more', async () => {
  answering(401, {});
  const heard = vi.fn();
  const stop = onSignedOut(heard);
  await problemFrom(api.get('/a'));
  stop();
  expect(heard).toHaveBeenCalledOnce();
});

it('tells a lost connection from a refusal, and both from the caller giving up', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await problemFrom(api.get('/a'))).toMatchObject({ status: 0, code: 'offline', passing: true });
  const controller = new AbortController();
  controller.abort();
  vi.stubGlobal('fetch', () => Promise.reject(new DOMException('given up', 'AbortError')));
  await expect(api.get('/a', { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
});

it('takes an empty answer for nothing', async () => {
  answering(204, null);
  expect(await api.delete('/a')).toBeUndefined();
});
