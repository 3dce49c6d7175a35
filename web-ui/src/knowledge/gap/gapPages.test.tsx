import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntdApp } from 'antd';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import appTexts from '../../app/i18n/en.json';
import { SessionContext } from '../../app/session/session';
import texts from './en.json';
import GapPage from './GapPage';
import GapsPage from './GapsPage';
import OverlapsPage from './OverlapsPage';

const gap = {
  id: 'g1', language: 'en', state: 'open', title: 'Can I pay with bitcoin?', questions: 12, before: 4, total: 18, lastAskedAt: '2026-11-22T10:00:00Z',
  weeks: [0, 0, 0, 0, 1, 1, 1, 1, 2, 3, 3, 4], answeredWeeks: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], article: null, coveredAt: null, reason: null, revision: 3,
};
const overlap = {
  id: 'o1', kind: 'contradiction', likeness: 0.9, foundAt: '2026-11-22T10:00:00Z', dismissed: false,
  here: { article: 'a1', title: 'Returns', language: 'en', text: 'You can return items within 30 days.' },
  there: { article: 'a2', title: 'Refunds', language: 'en', text: 'You can return items within 14 days.' },
};
let sent: { method: string; path: string; body: unknown; ifMatch: string | null }[] = [];
let gaps: unknown[] = [gap];

function serve(url: string, init: RequestInit) {
  const { pathname } = new URL(url, 'http://pronto');
  if (init.method !== 'GET') {
    sent.push({ method: init.method ?? '', path: pathname, body: typeof init.body === 'string' ? JSON.parse(init.body) : null, ifMatch: new Headers(init.headers).get('If-Match') });
  }
  const one = { gap, examples: [{ text: 'do you take bitcoin', source: 'SEARCH', fate: 'UNANSWERED', askedAt: '2026-11-22T10:00:00Z', reply: 'Cards and PayPal work.', approved: true }], effect: null };
  const answers: Record<string, unknown> = {
    '/api/v1/knowledge/gaps': { items: gaps, next: null },
    '/api/v1/knowledge/gaps/g1': one,
    '/api/v1/knowledge/gaps/g1/article': { article: 'new-article' },
    '/api/v1/knowledge/overlaps': { items: [overlap], next: null },
    '/api/v1/knowledge/overlaps/o1': { ...overlap, dismissed: true },
  };
  return Promise.resolve(new Response(JSON.stringify(answers[pathname]), { headers: { 'content-type': 'application/json' } }));
}

function open(path: string, role = 'supervisor') {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntdApp component={false}>
        <SessionContext value={{ id: 'me', username: 'grace', name: 'Grace', roles: [role], locale: 'en' }}>
          <MemoryRouter initialEntries={[path]}>
            <Routes>
              <Route path="/knowledge/gaps" element={<GapsPage />} />
              <Route path="/knowledge/gaps/g1" element={<GapPage id="g1" />} />
              <Route path="/knowledge/overlaps" element={<OverlapsPage />} />
              <Route path="/knowledge/:id" element={<p>the editor</p>} />
            </Routes>
          </MemoryRouter>
        </SessionContext>
      </AntdApp>
    </QueryClientProvider>,
  );
}

beforeAll(() =>
  i18next.use(initReactI18next).init({ lng: 'en', ns: ['app', 'knowledge/gap'], defaultNS: 'app', interpolation: { escapeValue: false }, resources: { en: { app: appTexts, 'knowledge/gap': texts } } }),
);
beforeEach(() => {
  sent = [];
  gaps = [gap];
  vi.stubGlobal('fetch', serve);
});
afterEach(() => vi.unstubAllGlobals());

it('lists gaps with how often and whether more often than before', async () => {
  open('/knowledge/gaps');
  expect(await screen.findByRole('link', { name: 'Can I pay with bitcoin?' })).toBeTruthy();
  expect(screen.getByText('▲ from 4')).toBeTruthy();
  expect(screen.getByRole('img', { name: /0, 0, 0, 0, 1/ })).toBeTruthy();
});

it('says so when nothing is missing', async () => {
  gaps = [];
  open('/knowledge/gaps');
  expect(await screen.findByText('Nothing is missing')).toBeTruthy();
});

it('begins the article with one call, on the gap as it was read', async () => {
  open('/knowledge/gaps/g1');
  expect(await screen.findByText(/Searched in the help centre/)).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: 'Begin an article from this' }));
  expect(await screen.findByText('the editor')).toBeTruthy();
  expect(sent).toMatchObject([{ method: 'POST', path: '/api/v1/knowledge/gaps/g1/article', ifMatch: '"3"' }]);
});

it('lets a manager look and not decide', async () => {
  open('/knowledge/gaps/g1', 'manager');
  expect(await screen.findByText(/Cards and PayPal work/)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

it('shows contradictions side by side, to be dismissed', async () => {
  open('/knowledge/overlaps');
  expect(await screen.findByText('You can return items within 30 days.')).toBeTruthy();
  expect(screen.getByText('You can return items within 14 days.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'May stay as it is' }));
  await waitFor(() => expect(sent[0]).toMatchObject({ method: 'PUT', path: '/api/v1/knowledge/overlaps/o1', body: { dismissed: true } }));
});
