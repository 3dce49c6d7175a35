import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import appEnglish from '../app/i18n/en.json';
import appChinese from '../app/i18n/zh.json';
import english from './en.json';
import HelpPage from './HelpPage';
import chinese from './zh.json';

/** For machines that do other things meanwhile. */
const PATIENT = { timeout: 20_000 };

const listed = [{ slug: 'return-an-item', title: 'Return an item', category: 'returns', tags: [], updatedAt: '2026-11-01T00:00:00Z' }];
const page = { ...listed[0], id: 'a1', language: 'en', html: '<h2 id="how-long">How long</h2><p>Seven days.</p>', version: 1, translations: { zh: 'tui-huo' } };
let searchAway = false;

function serve(url: string): Promise<Response> {
  const { pathname } = new URL(url, 'http://pronto');
  const json = (body: object, status = 200) => Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }));
  switch (pathname) {
    case '/help-api/v1/en/articles':
      return json({ items: listed, next: null });
    case '/help-api/v1/en/articles/return-an-item':
      return json(page);
    case '/help-api/v1/en/search':
      return searchAway
        ? json({ code: 'index-away' }, 503)
        : json({ items: [{ id: 'a1', title: 'Return an item', category: 'returns', path: '/help/en/return-an-item', anchor: 'how-long', excerpt: 'Seven days.' }], next: null });
    default:
      return json({ code: 'not-found', detail: 'There is nothing here.' }, 404);
  }
}

function open(path: string) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={[path]}>
        <Routes>
          <Route path="/help/*" element={<HelpPage />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: 'en', ns: ['app', 'help'], defaultNS: 'app', interpolation: { escapeValue: false },
    resources: { en: { app: appEnglish, help: english }, zh: { app: appChinese, help: chinese } },
  }),
);
beforeEach(async () => {
  searchAway = false;
  await i18next.changeLanguage('en');
  vi.stubGlobal('fetch', serve);
  vi.stubGlobal('scrollTo', () => {});
});
afterEach(() => vi.unstubAllGlobals());

it('lists the articles by topic, and finds sections while one types', async () => {
  open('/help/en');
  expect(await screen.findByRole('heading', { name: 'Returns and refunds' }, PATIENT)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Return an item' }).getAttribute('href')).toBe('/help/en/return-an-item');
  fireEvent.change(screen.getByRole('textbox', { name: 'Search the help centre' }), { target: { value: 'how long' } });
  expect(await screen.findByText('1 article found', undefined, PATIENT)).toBeTruthy();
  expect(screen.getByRole('link', { name: /Seven days/ }).getAttribute('href')).toBe('/help/en/return-an-item#how-long');
});

it('looks through the titles while the search is away', async () => {
  searchAway = true;
  open('/help/en?q=return');
  expect(await screen.findByText(/full search is away/, undefined, PATIENT)).toBeTruthy();
  expect(await screen.findByRole('link', { name: /Return an item/ }, PATIENT)).toBeTruthy();
});

it('shows an article, and leads to its translation', async () => {
  HTMLElement.prototype.scrollIntoView = () => {};
  open('/help/en/return-an-item#how-long');
  expect(await screen.findByRole('heading', { level: 1, name: 'Return an item' }, PATIENT)).toBeTruthy();
  expect(document.activeElement?.id).toBe('how-long');
  expect(screen.getByRole('link', { name: '中文' }).getAttribute('href')).toBe('/help/zh/tui-huo');
});

it.each(['/help/en/gone', '/help/klingon', '/help/en/a/b'])('says kindly that there is nothing at %s', async (path) => {
  open(path);
  expect(await screen.findByRole('heading', { name: 'This page is not here' }, PATIENT)).toBeTruthy();
});
