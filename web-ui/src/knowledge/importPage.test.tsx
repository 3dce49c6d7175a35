import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntdApp } from 'antd';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import appTexts from '../app/i18n/en.json';
import { SessionContext } from '../app/session/session';
import texts from './en.json';
import { rowsOf } from './importCalls';
import { ImportPage } from './ImportPage';

let sent: unknown[] = [];

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', ns: ['app', 'knowledge'], defaultNS: 'app', resources: { en: { app: appTexts, knowledge: texts } }, interpolation: { escapeValue: false } }));
afterEach(() => vi.unstubAllGlobals());

function open(roles: readonly string[]) {
  sent = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    sent.push(JSON.parse(String(init.body)));
    const rows = [
      { row: 0, key: 'a', language: 'en', result: 'created', id: '1', version: 1, code: null, field: null, detail: null },
      { row: 1, key: 'b', language: 'xx', result: 'refused', id: null, version: null, code: 'invalid-value', field: 'language', detail: 'There is no language xx.' },
    ];
    return Promise.resolve(new Response(JSON.stringify({ counts: { created: 1, refused: 1 }, rows }), { headers: { 'content-type': 'application/json' } }));
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

const choose = (text: string) => fireEvent.change(screen.getByTestId('import-file'), { target: { files: [new File([text], 'articles.json', { type: 'application/json' })] } });

it('knows what is wrong with a file before it is sent', () => {
  expect(rowsOf('[{')).toBe('unreadable');
  expect(rowsOf('{"key": "a"}')).toBe('noList');
  expect(rowsOf('[]')).toBe('empty');
  expect(rowsOf(JSON.stringify(Array.from({ length: 501 }, () => ({}))))).toBe('tooMany');
  expect(rowsOf('[{"key": "a"}]')).toEqual([{ key: 'a' }]);
});

it('imports what was chosen, and says of each refused row which it is and why', async () => {
  open(['admin']);
  choose('no json');
  expect(await screen.findByText(/This is no JSON file/)).toBeTruthy();
  choose('[{"key": "a"}, {"key": "b"}]');
  fireEvent.click(await screen.findByRole('button', { name: 'Import 2 rows' }));
  expect(await screen.findByText('1 added · 1 refused')).toBeTruthy();
  expect(screen.getByText('There is no language xx.')).toBeTruthy();
  expect(sent).toEqual([[{ key: 'a' }, { key: 'b' }]]);
  await waitFor(() => expect(screen.queryByText(/This is no JSON file/)).toBeNull());
});

it('is there for administrators alone', () => {
  open(['supervisor']);
  expect(screen.queryByText('Import articles')).toBeNull();
});
