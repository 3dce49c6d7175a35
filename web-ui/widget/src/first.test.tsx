/** @jsxImportSource preact */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Conversation } from './conversation';
import type { Options } from './options';
import { Widget } from './Widget';
import { wordsOf } from './words';

const options: Options = { server: 'https://pronto.example', language: 'en', name: 'Shop', color: null, user: null, fields: {} };
const say = wordsOf('en');
let box: HTMLElement;
let attended = true;
let email: string | null = null;
let hits: object[] = [];
let sent: { path: string; body: Record<string, unknown> }[] = [];

function serve(address: string, init: RequestInit): Promise<Response> {
  const { pathname } = new URL(address);
  const json = (body: unknown) => Promise.resolve(new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }));
  if (init.method === 'POST') {
    sent.push({ path: pathname, body: JSON.parse(String(init.body)) as Record<string, unknown> });
  }
  switch (pathname) {
    case '/widget/v1/sessions':
      return json({ token: 't', expiresAt: '', visitorSecret: 's', customer: { name: null, email }, conversation: null, greeting: 'Hello', attended, settings: { name: 'Shop', color: '#0f766e', replyTimeText: 'Soon' } });
    case '/widget/v1/stream':
      return new Promise(() => {});
    case '/widget/v1/messages': {
      const entry = { id: 'e1', sequence: 1, kind: 'message', author: { kind: 'customer', name: null }, text: 'Hi', format: 'plain', attachments: [], citations: [], choices: [], event: null, delivery: 'stored', clientId: sent.at(-1)?.body['clientId'], helpful: null, at: '2026-11-22T12:00:00Z' };
      return json({ entry, conversation: { id: 'c1', state: 'withBot', agent: null, wait: null, lastSequence: 1, readSequence: 1, outcome: null, rating: null, resolvedAt: null } });
    }
    case '/help-api/v1/en/search':
      return json({ items: hits, next: null });
    default:
      return json({});
  }
}

beforeEach(() => {
  [attended, email, hits, sent] = [true, null, [], []];
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

async function open() {
  const conversation = new Conversation(options, say);
  act(() => render(<Widget conversation={conversation} options={options} say={say} />, box));
  act(() => box.querySelector<HTMLButtonElement>('.launcher')?.click());
  await vi.waitFor(() => expect(conversation.session.value).not.toBeNull());
  return conversation;
}

function type(selector: string, text: string) {
  const field = box.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector);
  if (field === null) {
    throw new Error(`There is no ${selector}.`);
  }
  field.value = text;
  act(() => void field.dispatchEvent(new Event('input', { bubbles: true })));
}

it('finds articles before a conversation begins, and is out of the way afterwards', async () => {
  hits = [{ id: 'a1', title: 'Return a parcel', path: '/help/en/return-a-parcel', anchor: 'how' }];
  const conversation = await open();
  type('#search', 'return');
  await vi.waitFor(() => expect(box.querySelector('.hits a')?.getAttribute('href')).toBe('https://pronto.example/help/en/return-a-parcel#how'));
  hits = [];
  type('#search', 'zeppelin');
  await vi.waitFor(() => expect(box.textContent).toContain(say('nothingFound')));
  await conversation.write('Hi');
  await vi.waitFor(() => expect(box.querySelector('#search')).toBeNull());
  expect(box.querySelector('.composer')).not.toBeNull();
});

it('takes a message and an address when nobody is at work, and then shows the conversation', async () => {
  attended = false;
  await open();
  await vi.waitFor(() => expect(box.querySelector('#offline-text')).not.toBeNull());
  expect(box.querySelector('.composer')).toBeNull();
  type('#offline-email', 'ana@example.com');
  type('#offline-text', 'Where is my parcel?');
  act(() => void box.querySelector('form:has(#offline-text)')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
  await vi.waitFor(() => expect(box.querySelector('.composer')).not.toBeNull());
  expect(sent.map(({ path }) => path)).toEqual(['/widget/v1/sessions', '/widget/v1/email', '/widget/v1/messages']);
  expect(sent[1]?.body).toEqual({ email: 'ana@example.com' });
  expect(sent[2]?.body['text']).toBe('Where is my parcel?');
});

it('asks for no address that it knows', async () => {
  attended = false;
  email = 'ana@example.com';
  await open();
  await vi.waitFor(() => expect(box.querySelector('#offline-text')).not.toBeNull());
  expect(box.querySelector('#offline-email')).toBeNull();
});
