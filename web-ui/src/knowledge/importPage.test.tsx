import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { App as AntdApp } from 'antd';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import appTexts from '../app/i18n/en.json';
import { SessionContext } from '../app/session/session';
import texts from './en.json';
import { formatOf } from './importCalls';
import { ImportPage } from './ImportPage';

const PATIENT = { timeout: 20_000 };
let sent: string[] = [];

const job = {
  id: 'j1', name: 'articles.csv', format: 'csv', state: 'done', author: 'Ada', startedAt: '2026-11-01T08:00:00Z', finishedAt: null, rows: 2, waiting: 0, created: 1,
  updated: 0, unchanged: 0, refused: 1, notFindable: 0, problem: null,
};

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', ns: ['app', 'knowledge'], defaultNS: 'app', resources: { en: { app: appTexts, knowledge: texts } }, interpolation: { escapeValue: false } }));
afterEach(() => vi.unstubAllGlobals());

function answer(url: string): object {
  const { pathname } = new URL(url, 'http://pronto');
  if (pathname.endsWith('/rows')) {
    return { items: [{ row: 2, place: 'line 3', code: 'invalid-value', field: 'language', detail: 'There is no language xx.' }], next: null };
  }
  return pathname.endsWith('/imports') ? { items: [], next: null } : job;
}

function open(roles: readonly string[]) {
  sent = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const post = init.method === 'POST';
    if (post) {
      sent.push(url);
    }
    return Promise.resolve(new Response(JSON.stringify(post ? job : answer(url)), { headers: { 'content-type': 'application/json' } }));
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AntdApp component={false}>
        <SessionContext value={{ id: 'me', username: 'me', name: 'Me', roles, locale: 'en' }}>
          <MemoryRouter>
            <ImportPage />
          </MemoryRouter>
        </SessionContext>
      </AntdApp>
    </QueryClientProvider>,
  );
}

const choose = (name: string) => fireEvent.change(screen.getByTestId('import-file'), { target: { files: [new File(['x'], name)] } });

it('knows formats by their names', () => {
  expect(['a.CSV', 'b.jsonl', 'c.zip', 'd.json', 'e.md'].map(formatOf)).toEqual(['csv', 'json', 'zip', 'json', null]);
});

it('sends what was chosen, and says of each refused row where it is and why', async () => {
  open(['admin']);
  choose('articles.md');
  expect(await screen.findByText(/CSV, JSON or ZIP/)).toBeTruthy();
  choose('articles.csv');
  expect(await screen.findByText(/1 added · 1 refused/, undefined, PATIENT)).toBeTruthy();
  expect(await screen.findByText('There is no language xx.', undefined, PATIENT)).toBeTruthy();
  expect(screen.getByText('line 3')).toBeTruthy();
  expect(sent).toEqual(['/api/v1/knowledge/imports?name=articles.csv&format=csv']);
});

it('lets supervisors take out, and agents nothing', () => {
  open(['supervisor']);
  expect(screen.queryByText('Choose a file')).toBeNull();
  expect(screen.getByRole('link', { name: 'CSV' }).getAttribute('href')).toBe('/api/v1/knowledge/export?format=csv');
});
