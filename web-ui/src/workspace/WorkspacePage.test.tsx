import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App as AntdApp } from 'antd';
import i18next from 'i18next';
import { useEffect } from 'react';
import { initReactI18next } from 'react-i18next';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import appTexts from '../app/i18n/en.json';
import { LiveProvider, useLiveHub } from '../app/live/LiveProvider';
import type { LiveHub } from '../app/live/hub';
import type { Conversation, Entry } from '../app/model/conversation';
import { SessionContext } from '../app/session/session';
import texts from './en.json';
import { aClock, aConversation, anEntry } from './model/samples';
import OfferStack from './offers/OfferStack';
import WorkspacePage from './WorkspacePage';

const me = { id: 'me', username: 'mei.lin', name: 'Mei Lin', roles: ['agent'], locale: 'en' };

let conversations: Conversation[] = [];
let entries: Entry[] = [];
let refuse: number | null = null;
let posted: { path: string; body: unknown }[] = [];
let hub: LiveHub | null = null;

function answer(path: string, query: URLSearchParams, body: unknown): unknown {
  const parts = path.split('/').slice(3);
  const found = conversations.find(({ id }) => id === parts[1]);
  switch (parts.map((part, index) => (index === 1 ? ':id' : part)).join('/')) {
    case 'conversations':
      return { items: conversations.filter(({ state }) => state === query.get('state')), next: null };
    case 'conversations/:id':
      return found;
    case 'conversations/:id/entries':
      return { items: entries.filter(({ sequence }) => sequence > Number(query.get('after'))), next: null };
    case 'conversations/:id/messages': {
      const { text, clientId } = body as { text: string; clientId: string };
      const entry = anEntry(entries.length + 1, { text, clientId, author: { kind: 'agent', id: 'me', name: 'Mei Lin' } });
      entries = [...entries, entry];
      return entry;
    }
    case 'conversations/:id/draft':
      return { text: '', at: null };
    case 'agents/:id':
      return { id: 'me', name: 'Mei Lin', presence: 'ONLINE' };
    default:
      return { items: [], next: null };
  }
}

function serve(url: string, init: RequestInit): Promise<Response> {
  const { pathname, searchParams } = new URL(url, 'http://pronto');
  const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
  if (init.method !== 'GET') {
    posted.push({ path: pathname, body });
  }
  if (refuse !== null && pathname.endsWith('/messages')) {
    return Promise.resolve(new Response(JSON.stringify({ code: 'away', detail: 'The service is away.' }), { status: refuse, headers: { 'content-type': 'application/problem+json' } }));
  }
  return Promise.resolve(new Response(JSON.stringify(answer(pathname, searchParams, body)), { headers: { 'content-type': 'application/json' } }));
}

class SilentSource {
  addEventListener() {}
  close() {}
}

function HubTap() {
  const found = useLiveHub();
  useEffect(() => {
    hub = found;
  }, [found]);
  return null;
}

function live(): LiveHub {
  if (hub === null) {
    throw new Error('The page is not drawn yet.');
  }
  return hub;
}

function open(path: string) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntdApp component={false}>
        <SessionContext value={me}>
          <LiveProvider>
            <HubTap />
            <MemoryRouter initialEntries={[path]}>
              <OfferStack />
              <Routes>
                <Route path="/workspace/*" element={<WorkspacePage />} />
              </Routes>
            </MemoryRouter>
          </LiveProvider>
        </SessionContext>
      </AntdApp>
    </QueryClientProvider>,
  );
}

beforeAll(() =>
  i18next.use(initReactI18next).init({ lng: 'en', ns: ['app', 'workspace'], defaultNS: 'app', resources: { en: { app: appTexts, workspace: texts } }, interpolation: { escapeValue: false } }),
);
beforeEach(() => {
  conversations = [];
  entries = [];
  refuse = null;
  posted = [];
  sessionStorage.clear();
  vi.stubGlobal('fetch', serve);
  vi.stubGlobal('EventSource', SilentSource);
});
afterEach(() => vi.unstubAllGlobals());

const names = async () => (await screen.findAllByRole('link', { current: false })).map((link) => link.textContent ?? '');

it('lists what is due first, and says which promise', async () => {
  const soon = new Date(Date.now() + 20_000).toISOString();
  const later = new Date(Date.now() + 900_000).toISOString();
  conversations = [
    aConversation({ id: 'later', customer: { id: 'u2', name: 'Jonas', email: null, tier: 'STANDARD', language: 'en' }, clocks: [aClock({ metric: 'RESOLUTION', targetSeconds: 1_800, dueAt: later })] }),
    aConversation({ id: 'soon', clocks: [aClock({ targetSeconds: 60, dueAt: soon })] }),
  ];
  open('/workspace');
  const rows = await names();
  expect(rows[0]).toContain('Ana Ruiz');
  expect(rows[0]).toMatch(/First response.*left|First response.*Due soon/);
  expect(rows[1]).toContain('Jonas');
});

it('shows a reply at once, says that it failed, and sends it once more under the same id', async () => {
  conversations = [aConversation({ lastSequence: 1 })];
  entries = [anEntry(1, { text: 'Where is my parcel?' })];
  open('/workspace/c1');
  const log = await screen.findByRole('log');
  refuse = 503;
  fireEvent.change(await screen.findByRole('textbox', { name: 'Reply' }), { target: { value: 'On its way.' } });
  fireEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await within(log).findByText(/Not sent/)).toBeTruthy();
  refuse = null;
  fireEvent.click(within(log).getByRole('button', { name: 'Send again' }));
  await waitFor(() => expect(within(log).queryByText(/Not sent/)).toBeNull());
  expect(within(log).getAllByText('On its way.')).toHaveLength(1);
  const sent = posted.filter(({ path }) => path.endsWith('/messages')).map(({ body }) => (body as { clientId: string }).clientId);
  expect(sent).toHaveLength(2);
  expect(new Set(sent).size).toBe(1);
});

it('offers work on a card, and takes it away when the offer ends', async () => {
  open('/workspace');
  await waitFor(() => expect(hub).not.toBeNull());
  await screen.findByText('Nothing is yours right now');
  const offered = aConversation({ id: 'c9', state: 'waiting', assignee: null });
  act(() =>
    live().emit('offer', {
      offerId: 'o1', conversationId: 'c9', agentId: 'me', queue: null, reasons: ['least-loaded'], expiresAt: new Date(Date.now() + 30_000).toISOString(), conversation: offered,
    }),
  );
  const card = await screen.findByRole('region', { name: 'Offered conversation' });
  expect(card.textContent).toContain('Ana Ruiz');
  expect(card.textContent).toContain('least loaded');
  act(() => live().emit('offerEnded', { offerId: 'o1', outcome: 'EXPIRED' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Offered conversation' })).toBeNull());
});

it('lets only the assignee reply, and everybody leave a note', async () => {
  conversations = [aConversation({ assignee: { id: 'other', name: 'Tom' } })];
  open('/workspace/c1');
  expect(await screen.findByRole('textbox', { name: 'Note' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Resolve' })).toBeNull();
});

it('shows who else looks at the conversation, and tells newcomers of me', async () => {
  conversations = [aConversation()];
  open(`/workspace/${conversations[0]?.id}`);
  await screen.findByRole('heading', { name: 'Ana Ruiz' });
  const tom = { conversationId: conversations[0]?.id ?? '', viewer: { id: 'tom', name: 'Tom' } };
  const before = posted.filter(({ path }) => path.endsWith('/viewing')).length;
  expect(before).toBeGreaterThan(0);
  act(() => live().emit('viewing', { ...tom, expiresAt: new Date(Date.now() + 45_000).toISOString() }));
  expect(await screen.findByText(/Tom is looking, too/)).toBeTruthy();
  await waitFor(() => expect(posted.filter(({ path }) => path.endsWith('/viewing'))).toHaveLength(before + 1));
  act(() => live().emit('viewing', { ...tom, expiresAt: null }));
  await waitFor(() => expect(screen.queryByText(/is looking, too/)).toBeNull());
});
