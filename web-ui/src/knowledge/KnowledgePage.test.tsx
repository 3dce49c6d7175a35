import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntdApp } from 'antd';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import appTexts from '../app/i18n/en.json';
import { SessionContext } from '../app/session/session';
import type { Article } from './articleCalls';
import texts from './en.json';
import KnowledgePage from './KnowledgePage';

/** For machines that do other things meanwhile. */
const PATIENT = { timeout: 20_000 };

const first: Article = {
  id: 'a1', key: 'returns', slug: 'returns', language: 'en', title: 'Return an item', category: 'returns', tags: [], audience: 'public', markdown: 'Seven days.',
  exampleQuestions: [], state: 'published', version: 1, publishedVersion: 1, reviewer: null, publishAt: null, owner: '', reviewBy: null, updatedAt: '2026-11-01T08:00:00Z', updatedBy: 'Ada',
};
let article = first;
let steps: { method: string; path: string; ifMatch: string | null }[] = [];

function serve(url: string, init: RequestInit): Promise<Response> {
  const { pathname } = new URL(url, 'http://pronto');
  const json = (body: object, status = 200) => Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }));
  if (pathname === '/api/v1/articles') {
    return json({ items: [article], next: null });
  }
  if (pathname === '/api/v1/articles/preview') {
    return json({ html: '<p>Shown as readers see it</p>' });
  }
  if (pathname.endsWith('/translations') || pathname.endsWith('/steps')) {
    return json({ items: [], next: null });
  }
  if (init.method === 'GET') {
    return json(article);
  }
  const ifMatch = new Headers(init.headers).get('If-Match');
  steps.push({ method: init.method ?? '', path: pathname, ifMatch });
  if (ifMatch !== `"${article.version}"`) {
    return json({ code: 'stale', detail: 'It changed meanwhile.' }, 412);
  }
  article = init.method === 'PUT' ? { ...article, ...(JSON.parse(String(init.body)) as object), version: article.version + 1 } : { ...article, publishedVersion: article.version };
  return json(article);
}

function open(path: string, roles: readonly string[]) {
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
beforeEach(() => {
  article = first;
  steps = [];
  vi.stubGlobal('fetch', serve);
});
afterEach(() => vi.unstubAllGlobals());

it('explains that somebody else saved meanwhile, and lets the author go over it', async () => {
  open('/knowledge/a1', ['admin']);
  const title = await screen.findByLabelText('Title', undefined, PATIENT);
  article = { ...article, title: 'Returns', version: 2, updatedBy: 'Grace' };
  fireEvent.change(title, { target: { value: 'Send an item back' } });
  fireEvent.click(await screen.findByRole('button', { name: 'Save draft' }));
  expect(await screen.findByText(/Grace saved version 2/, undefined, PATIENT)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /Keep mine/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Save and publish' }));
  await waitFor(() => expect(article).toMatchObject({ title: 'Send an item back', version: 3, publishedVersion: 3 }), PATIENT);
  expect(steps.map(({ method, path, ifMatch }) => `${method} ${path} ${ifMatch}`)).toEqual([
    'PUT /api/v1/articles/a1 "1"',
    'PUT /api/v1/articles/a1 "2"',
    'POST /api/v1/articles/a1/publish "3"',
  ]);
});

it('lets agents read without changing', async () => {
  open('/knowledge', ['agent']);
  fireEvent.click(await screen.findByRole('link', { name: 'Return an item' }, PATIENT));
  expect(await screen.findByText('Supervisors and administrators can change articles.', undefined, PATIENT)).toBeTruthy();
  expect(await screen.findByText('Shown as readers see it', undefined, PATIENT)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull();
});

it('asks whom and why before an article is submitted for review', async () => {
  article = { ...first, publishedVersion: null, state: 'draft' };
  open('/knowledge/a1', ['supervisor']);
  fireEvent.click(await screen.findByRole('button', { name: 'Ask for review' }, PATIENT));
  fireEvent.click(await screen.findByRole('button', { name: 'Ask' }, PATIENT));
  expect(await screen.findByText('Name somebody.', undefined, PATIENT)).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Who looks at it'), { target: { value: 'Grace' } });
  fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
  await waitFor(() => expect(steps.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /api/v1/articles/a1/submit']), PATIENT);
});
