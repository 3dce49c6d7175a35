import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntdApp } from 'antd';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import appTexts from '../app/i18n/en.json';
import { SessionContext } from '../app/session/session';
import texts from './en.json';
import KnowledgePage from './KnowledgePage';

const PATIENT = { timeout: 20_000 };
let sent: string[] = [];

const answers: Readonly<Record<string, object>> = {
  '/api/v1/knowledge/synonyms': { items: [{ id: 's1', language: 'en', words: ['refund', 'money back'] }], next: null },
  '/api/v1/knowledge/indices': { items: [{ language: 'en', model: 'minilm', articles: 7, waiting: 2, fillingSince: null }], next: null },
  '/api/v1/sla/conversations/p1/clocks': { items: [{ clock: { metric: 'KNOWLEDGE_FRESHNESS', state: 'breached', policy: 'channel-standard-self-service', dueAt: '2026-11-02T08:00:00Z', breached: true } }], next: null },
  '/api/v1/knowledge/policy-changes': {
    items: [
      {
        id: 'p1', title: 'Returns within 30 days', note: '', recordedAt: '2026-11-01T08:00:00Z', recordedBy: 'Grace', publishedAt: null,
        articles: [
          { id: 'a1', title: 'Return an item', language: 'en', publishedAt: null },
          { id: 'a2', title: 'Refunds', language: 'en', publishedAt: '2026-11-01T09:00:00Z' },
        ],
      },
    ],
    next: null,
  },
};

function serve(url: string, init: RequestInit): Promise<Response> {
  const { pathname } = new URL(url, 'http://pronto');
  if (init.method !== 'GET') {
    sent.push(`${init.method} ${pathname}`);
    return Promise.resolve(new Response(null, { status: 204 }));
  }
  return Promise.resolve(new Response(JSON.stringify(answers[pathname] ?? { items: [], next: null }), { headers: { 'content-type': 'application/json' } }));
}

function open(path: string, roles: readonly string[]) {
  sent = [];
  vi.stubGlobal('fetch', serve);
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntdApp component={false}>
        <SessionContext value={{ id: 'me', username: 'me', name: 'Me', roles, locale: 'en' }}>
          <MemoryRouter initialEntries={[path]}>
            <Routes>
              <Route path="/knowledge/*" element={<KnowledgePage />} />
            </Routes>
          </MemoryRouter>
        </SessionContext>
      </AntdApp>
    </QueryClientProvider>,
  );
}

beforeAll(() =>
  i18next.use(initReactI18next).init({ lng: 'en', ns: ['app', 'knowledge'], defaultNS: 'app', resources: { en: { app: appTexts, knowledge: texts } }, interpolation: { escapeValue: false } }),
);
afterEach(() => vi.unstubAllGlobals());

it('removes a group of synonyms and fills an index anew', async () => {
  open('/knowledge/search', ['admin']);
  fireEvent.click(await screen.findByRole('button', { name: 'Remove the group refund, money back' }, PATIENT));
  expect(await screen.findByText(/2 waiting/, undefined, PATIENT)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Fill anew' }));
  await waitFor(() => expect(sent).toEqual(['DELETE /api/v1/knowledge/synonyms/s1', 'POST /api/v1/knowledge/indices/en/rebuild']), PATIENT);
});

it('shows synonyms to agents without a way to change them', async () => {
  open('/knowledge/search', ['agent']);
  expect(await screen.findByText('refund · money back', undefined, PATIENT)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Add a group' })).toBeNull();
  expect(screen.queryByText('Search indices')).toBeNull();
});

it('says which articles still say the old rule, and asks for articles before it records', async () => {
  open('/knowledge/policy-changes', ['supervisor']);
  expect(await screen.findByText('1 article still says the old rule', undefined, PATIENT)).toBeTruthy();
  expect(await screen.findByText(/^Was due .*2026/, undefined, PATIENT)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Return an item' }).getAttribute('href')).toBe('/knowledge/a1');
  fireEvent.change(screen.getByLabelText('What changed'), { target: { value: 'Shipping is free' } });
  fireEvent.click(screen.getByRole('button', { name: 'Record, and start the clock' }));
  expect(await screen.findByText('Choose between 1 and 500 articles.', undefined, PATIENT)).toBeTruthy();
  expect(sent).toEqual([]);
});
