import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App as AntdApp } from 'antd';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import appTexts from '../app/i18n/en.json';
import { SessionContext } from '../app/session/session';
import AdminPage from './AdminPage';
import texts from './en.json';
import queueTexts from './queue/en.json';
import { usualRules } from './queue/queueRules';

const skill = { id: 'billing', name: 'Billing', nameZh: '账单' };
const queue = {
  id: 'billing', name: 'Invoices', nameZh: '发票', requiredSkills: [{ skill: 'billing', minLevel: 4 }], languages: ['zh'], topics: ['invoice'],
  offerSeconds: 30, weights: { CHAT: 25 }, active: true, warnings: ['nobody-could-serve'], rules: usualRules, findings: [], revision: 3,
};

/** For machines that do other things meanwhile. */
const PATIENT = { timeout: 20_000 };

let sent: { method: string; path: string; body: unknown }[] = [];
let refusal: { status: number; body: object } | null = null;

function serve(url: string, init: RequestInit): Promise<Response> {
  const { pathname } = new URL(url, 'http://pronto');
  const method = init.method ?? 'GET';
  if (method !== 'GET') {
    sent.push({ method, path: pathname, body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined });
    if (refusal !== null) {
      return Promise.resolve(new Response(JSON.stringify(refusal.body), { status: refusal.status, headers: { 'content-type': 'application/problem+json' } }));
    }
    return Promise.resolve(new Response(method === 'DELETE' ? null : '{}', { status: method === 'DELETE' ? 204 : 200 }));
  }
  const items = pathname === '/api/v1/queues' ? [queue] : pathname === '/api/v1/skills' ? [skill] : [];
  return Promise.resolve(new Response(JSON.stringify({ items, next: null }), { headers: { 'content-type': 'application/json' } }));
}

function open(path: string, roles: readonly string[] = ['admin']) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntdApp component={false}>
        <SessionContext value={{ id: 'me', username: 'admin.pronto', name: 'Ada', roles, locale: 'en' }}>
          <MemoryRouter initialEntries={[path]}>
            <Routes>
              <Route path="/admin/*" element={<AdminPage />} />
            </Routes>
          </MemoryRouter>
        </SessionContext>
      </AntdApp>
    </QueryClientProvider>,
  );
}

beforeAll(() =>
  i18next.use(initReactI18next).init({ lng: 'en', ns: ['app', 'admin', 'admin/queue'], defaultNS: 'app', resources: { en: { app: appTexts, admin: texts, 'admin/queue': queueTexts } }, interpolation: { escapeValue: false } }),
);
beforeEach(() => {
  sent = [];
  refusal = null;
  vi.stubGlobal('fetch', serve);
});
afterEach(() => vi.unstubAllGlobals());

it('says which queue nobody could serve, and what it requires', async () => {
  open('/admin');
  expect(await screen.findByText(/1 queue cannot be served/)).toBeTruthy();
  const row = within((await screen.findByRole('button', { name: 'Invoices' })).closest('tr') as HTMLElement);
  expect(await row.findByText('Billing ≥ 4')).toBeTruthy();
  expect(row.getByText('Chinese')).toBeTruthy();
});

it('sends a changed queue whole, and shows a refusal at its field', async () => {
  open('/admin/queues');
  fireEvent.click(await screen.findByRole('button', { name: 'Invoices' }));
  const name = await screen.findByLabelText('Name in English');
  fireEvent.change(name, { target: { value: 'Bills' } });
  refusal = { status: 422, body: { code: 'invalid-value', detail: 'The name is used by another queue.', field: 'name' } };
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toHaveLength(1), PATIENT);
  expect(await screen.findByText('The name is used by another queue.', undefined, PATIENT)).toBeTruthy();
  const { id: _, warnings: __, findings: ___, revision: ____, ...rest } = queue;
  expect(sent).toEqual([{ method: 'PUT', path: '/api/v1/queues/billing', body: { ...rest, name: 'Bills' } }]);
  refusal = null;
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toHaveLength(2), PATIENT);
});

it('lets a supervisor look at queues without changing them', async () => {
  open('/admin/queues', ['supervisor']);
  fireEvent.click(await screen.findByRole('button', { name: 'Invoices' }));
  expect(await screen.findByText('Only administrators can change this.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Add a queue' })).toBeNull();
});
