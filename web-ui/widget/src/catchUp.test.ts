import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Conversation } from './conversation';
import { wordsOf } from './words';

const talk = { id: 'c1', state: 'assigned', agent: null, wait: null, lastSequence: 2, readSequence: 0, outcome: null, rating: null, resolvedAt: null };
const entry = (sequence: number) => ({ id: `e${sequence}`, sequence, kind: 'message', author: { kind: 'agent', name: 'Mei' }, text: `Answer ${sequence}`, format: 'plain', attachments: [], citations: [], choices: [], event: null, delivery: 'stored', clientId: null, helpful: null, at: '2026-11-22T12:00:00Z' });
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
let busy = 0;
let stream: ReadableStreamDefaultController<Uint8Array>;

function serve(address: string): Promise<Response> {
  switch (new URL(address).pathname) {
    case '/widget/v1/sessions':
      return Promise.resolve(json({ token: 't', expiresAt: '', visitorSecret: 's', customer: { name: null, email: null }, conversation: null, greeting: 'Hello', attended: true, settings: { name: 'Shop', color: '#0f766e', replyTimeText: 'Soon' } }));
    case '/widget/v1/stream':
      return Promise.resolve(new Response(new ReadableStream<Uint8Array>({ start: (controller) => void (stream = controller) }), { headers: { 'content-type': 'text/event-stream' } }));
    case '/widget/v1/conversation':
      return Promise.resolve(busy-- > 0 ? json({ detail: 'Busy' }, 503) : json(talk));
    case '/widget/v1/conversation/entries':
      return Promise.resolve(json({ items: [entry(1), entry(2)].filter((one) => one.sequence > Number(new URL(address).searchParams.get('after'))), next: null }));
    default:
      return Promise.resolve(json({}));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', vi.fn(serve));
  localStorage.clear();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('asks again for what was missed while the service was busy, though newer entries came live', async () => {
  const conversation = new Conversation({ server: 'https://pronto.example', language: 'en', name: 'Shop', color: null, user: null, fields: {} }, wordsOf('en'));
  busy = 2;
  void conversation.start();
  await vi.advanceTimersByTimeAsync(10);
  stream.enqueue(new TextEncoder().encode('event: ready\ndata: {}\n\n'));
  await vi.advanceTimersByTimeAsync(10);
  expect(conversation.online.value).toBe(false);
  stream.enqueue(new TextEncoder().encode(`event: entry\ndata: ${JSON.stringify({ conversationId: 'c1', entry: entry(2) })}\n\n`));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(conversation.transcript.value.entries.map((one) => one.sequence)).toEqual([1, 2]);
  expect(conversation.online.value).toBe(true);
});
