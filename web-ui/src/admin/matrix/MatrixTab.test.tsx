import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntdApp } from 'antd';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import appTexts from '../../app/i18n/en.json';
import { SessionContext } from '../../app/session/session';
import adminTexts from '../en.json';
import texts from './en.json';
import MatrixTab from './MatrixTab';

const PATIENT = { timeout: 20_000 };
const rows = [
  { agent: 'a', username: 'mei.lin', name: 'Mei Lin', languages: ['zh'], capacity: 100, teams: [], levels: { billing: 3 }, revision: 2 },
  { agent: 'b', username: 'jonas.weber', name: 'Jonas Weber', languages: [], capacity: 100, teams: [], levels: {}, revision: 0 },
];
const skills = ['billing', 'returns'].map((id) => ({ id, name: id === 'billing' ? 'Billing' : 'Returns', nameZh: id, neighbours: [], revision: 1 }));
let sent: { method: string; path: string; body: unknown }[] = [];
let answer: { status: number; body: object } = { status: 200, body: { items: [], next: null } };

function serve(url: string, init: RequestInit): Promise<Response> {
  const { pathname } = new URL(url, 'http://pronto');
  if ((init.method ?? 'GET') !== 'GET') {
    sent.push({ method: init.method ?? '', path: pathname, body: typeof init.body === 'string' ? JSON.parse(init.body) : init.body });
    return Promise.resolve(new Response(JSON.stringify(answer.body), { status: answer.status, headers: { 'content-type': 'application/problem+json' } }));
  }
  const items = pathname.endsWith('skills-matrix') ? rows : skills;
  return Promise.resolve(new Response(JSON.stringify({ items, next: null }), { headers: { 'content-type': 'application/json' } }));
}

function open(roles: readonly string[]) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntdApp component={false}>
        <SessionContext value={{ id: 'me', username: 'grace', name: 'Grace', roles, locale: 'en' }}>
          <MatrixTab />
        </SessionContext>
      </AntdApp>
    </QueryClientProvider>,
  );
}

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: 'en', ns: ['app', 'admin', 'admin/matrix'], defaultNS: 'app', interpolation: { escapeValue: false },
    resources: { en: { app: appTexts, admin: adminTexts, 'admin/matrix': texts } },
  }),
);
beforeEach(() => {
  sent = [];
  answer = { status: 200, body: { items: [], next: null } };
  vi.stubGlobal('fetch', serve);
});
afterEach(() => vi.unstubAllGlobals());

it('is edited by keyboard, marks what changed and sends only that', async () => {
  open(['supervisor']);
  const cell = await screen.findByRole('gridcell', { name: 'Mei Lin, Billing: level 3' }, PATIENT);
  cell.focus();
  fireEvent.keyDown(cell, { key: 'ArrowRight' });
  fireEvent.keyDown(cell, { key: 'ArrowDown', shiftKey: true });
  fireEvent.keyDown(cell, { key: '4' });
  expect(await screen.findByRole('gridcell', { name: 'Mei Lin, Returns: level 4, changed from none' })).toBeTruthy();
  expect(screen.getByRole('gridcell', { name: 'Jonas Weber, Returns: level 4, changed from none' })).toBeTruthy();
  fireEvent.keyDown(cell, { key: 'z', ctrlKey: true });
  expect(screen.getByRole('button', { name: 'Save 0 changes' })).toHaveProperty('disabled', true);
  fireEvent.keyDown(cell, { key: '2' });
  fireEvent.click(screen.getByRole('button', { name: 'Save 2 changes' }));
  await waitFor(() => expect(sent).toHaveLength(1), PATIENT);
  expect(sent[0]?.body).toEqual({
    rows: [
      { agent: 'a', revision: 2, levels: { returns: 2 } },
      { agent: 'b', revision: 0, levels: { returns: 2 } },
    ],
  });
});

it('keeps the changes when somebody else was faster', async () => {
  answer = { status: 412, body: { code: 'stale', detail: 'Changed since.' } };
  open(['admin']);
  const cell = await screen.findByRole('gridcell', { name: 'Mei Lin, Billing: level 3' }, PATIENT);
  fireEvent.keyDown(cell, { key: '0' });
  fireEvent.click(screen.getByRole('button', { name: 'Save 1 change' }));
  expect(await screen.findByText('Somebody else has edited some of these agents.', undefined, PATIENT)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Load' })).toBeTruthy();
  expect(screen.getByRole('gridcell', { name: 'Mei Lin, Billing: none, changed from 3' })).toBeTruthy();
});

it('shows the faults of a file with row, column and remedy before anything is changed', async () => {
  answer = {
    status: 200,
    body: { agents: 0, cells: 0, changes: [], faults: [{ row: 3, column: 'billing', code: 'level-wrong', value: '9', detail: "'9' is no level.", remedy: 'Write 1 to 5.' }] },
  };
  open(['admin']);
  fireEvent.click(await screen.findByRole('button', { name: 'Import CSV' }, PATIENT));
  fireEvent.change(await screen.findByLabelText(/File/), { target: { files: [new File(['username,billing\nmei.lin,9\n'], 'm.csv')] } });
  expect(await screen.findByText("Row 3, billing:", undefined, PATIENT)).toBeTruthy();
  expect(screen.getByText('Write 1 to 5.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Change 0 agents' })).toHaveProperty('disabled', true);
  expect(sent[0]?.path).toBe('/api/v1/routing/skills-matrix/check');
});

it('lets a manager look without changing', async () => {
  open(['manager']);
  const cell = await screen.findByRole('gridcell', { name: 'Mei Lin, Billing: level 3' }, PATIENT);
  fireEvent.keyDown(cell, { key: '5' });
  expect(screen.getByRole('gridcell', { name: 'Mei Lin, Billing: level 3' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Import CSV' })).toBeNull();
});
