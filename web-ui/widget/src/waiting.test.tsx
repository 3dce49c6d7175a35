/** @jsxImportSource preact */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Conversation } from './conversation';
import type { Callback } from './model';
import type { Options } from './options';
import { Widget } from './Widget';
import { wordsOf } from './words';

const options: Options = { server: 'https://pronto.example', language: 'en', name: 'Shop', color: null, user: null, fields: {} };
const say = wordsOf('en');
const talk = {
  id: 'c1', state: 'waiting', agent: null, wait: { position: 3, lowSeconds: 60, highSeconds: 240 }, lastSequence: 1, readSequence: 1,
  outcome: null, rating: null, callback: null as Callback | null, emailWanted: false, resolvedAt: null,
};
const soon = (check: () => void) => vi.waitFor(check, { timeout: 20_000 });
let box: HTMLElement;
let sent: { path: string; body: unknown }[] = [];
let open = true;
let refusal: object | null = null;

function serve(address: string, init: RequestInit): Promise<Response> {
  const { pathname } = new URL(address);
  const json = (body: unknown, status = 200) => Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }));
  const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null;
  if (init.method === 'POST' && pathname !== '/widget/v1/sessions') {
    sent.push({ path: pathname, body });
  }
  switch (pathname) {
    case '/widget/v1/sessions':
      return json({ token: 't', expiresAt: '', visitorSecret: 's', customer: { name: null, email: null }, conversation: talk, greeting: 'Hello', attended: true, settings: { name: 'Shop', color: '#0f766e', replyTimeText: 'Soon' } });
    case '/widget/v1/stream':
      return new Promise(() => {});
    case '/widget/v1/callback-times':
      return json({ open, times: ['2026-11-23T09:00:00Z', '2026-11-23T09:30:00Z'] });
    case '/widget/v1/callback': {
      const { number, from } = body as { number: string; from: string | null };
      return refusal === null ? json({ ...talk, callback: { number, state: from === null ? 'due' : 'planned', from, attempts: 0 } }) : json(refusal, 422);
    }
    case '/widget/v1/callback/withdrawal':
      return json(talk);
    case '/widget/v1/email-answer':
      return json({ ...talk, emailWanted: true });
    default:
      return json({ items: [], next: null });
  }
}

beforeEach(() => {
  [sent, open, refusal] = [[], true, null];
  localStorage.clear();
  vi.stubGlobal('fetch', serve);
  box = document.createElement('div');
  document.body.append(box);
});
afterEach(() => {
  act(() => render(null, box));
  box.remove();
  vi.unstubAllGlobals();
});

async function waits() {
  const conversation = new Conversation(options, say);
  act(() => render(<Widget conversation={conversation} options={options} say={say} />, box));
  act(() => box.querySelector<HTMLButtonElement>('.launcher')?.click());
  await soon(() => expect(box.textContent).toContain(say('position', 3)));
}

function press(words: string) {
  const button = [...box.querySelectorAll('button')].find((one) => one.textContent === words);
  expect(button, words).toBeDefined();
  act(() => button?.click());
}

function fill(selector: string, value: string, event = 'input') {
  const field = box.querySelector<HTMLInputElement | HTMLSelectElement>(selector);
  if (field === null) {
    throw new Error(`There is no ${selector}.`);
  }
  field.value = value;
  act(() => void field.dispatchEvent(new Event(event, { bubbles: true })));
}

function submit() {
  act(() => void box.querySelector('#way form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
}

it('says her place and an honest wait, and calls when it is her turn', async () => {
  await waits();
  expect(box.textContent).toContain(say('between', say('minutes', 1), say('minutes', 4)));
  press(say('callMe'));
  await soon(() => expect(box.querySelectorAll('#call-time option')).toHaveLength(3));
  fill('#phone', '+49 30 901820');
  submit();
  await soon(() => expect(box.textContent).toContain(say('callSoon', '+49 30 901820')));
  expect(sent).toEqual([{ path: '/widget/v1/callback', body: { number: '+49 30 901820', from: null } }]);
  expect(box.textContent).toContain(say('placeKept'));
  expect(box.querySelector('#way form')).toBeNull();

  press(say('ratherWait'));
  await soon(() => expect(box.textContent).toContain(say('callMe')));
  expect(sent.at(-1)?.path).toBe('/widget/v1/callback/withdrawal');
});

it('offers only times at which somebody is there', async () => {
  open = false;
  await waits();
  press(say('callMe'));
  await soon(() => expect(box.querySelectorAll('#call-time option')).toHaveLength(2));
  fill('#phone', '+49 30 901820');
  fill('#call-time', '2026-11-23T09:30:00Z', 'change');
  submit();
  await soon(() => expect(sent).toEqual([{ path: '/widget/v1/callback', body: { number: '+49 30 901820', from: '2026-11-23T09:30:00Z' } }]));
});

it('says what is wrong with a number, and keeps what was typed', async () => {
  refusal = { detail: 'The number has no country code.', remedy: 'Begin with +.' };
  await waits();
  press(say('callMe'));
  await soon(() => expect(box.querySelector('#phone')).not.toBeNull());
  fill('#phone', '030 901820');
  submit();
  await soon(() => expect(box.querySelector('[role=alert]')?.textContent).toContain('no country code'));
  expect(box.querySelector<HTMLInputElement>('#phone')?.value).toBe('030 901820');
});

it('answers by e-mail when she would rather', async () => {
  await waits();
  press(say('emailMe'));
  fill('#email', 'ana@example.com');
  submit();
  await soon(() => expect(box.textContent).toContain(say('emailWanted', 'ana@example.com')));
  expect(sent).toEqual([{ path: '/widget/v1/email-answer', body: { email: 'ana@example.com' } }]);
});
