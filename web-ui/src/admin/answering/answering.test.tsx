import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntdApp } from 'antd';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import appTexts from '../../app/i18n/en.json';
import { SessionContext } from '../../app/session/session';
import adminTexts from '../en.json';
import AnsweringTab from './AnsweringTab';
import texts from './en.json';

const PATIENT = { timeout: 20_000 };
const none = { bins: [], error: 0, questions: 0 };
const languages = [
  {
    language: 'en', upToDate: true, learnedAt: '2026-11-01T08:00:00Z', lessons: 900, articles: 40, phrasings: 3,
    fromFeedback: { bins: [{ from: 0.8, to: 0.9, questions: 40, said: 0.85, was: 0.8 }], error: 0.05, questions: 40 },
    fromLessons: none,
    thresholds: [{ audience: 'public', wantedPrecision: 0.95, foreignShare: 0.2, revision: 4, answerAt: 0.62, precision: 0.951, coverage: 0.91, foreignAnswered: 0.08, source: 'feedback', judged: 240 }],
  },
];
const topics = [
  { key: 'legal', name: 'Legal matters', nameZh: '法律事务', active: true, shipped: true, phrases: { en: [], zh: [] }, revision: 0 },
  { key: 'press', name: 'Press', nameZh: '媒体', active: true, shipped: false, phrases: { en: ['newspaper'], zh: ['记者'] }, revision: 2 },
];
let sent: { method: string; path: string; body: unknown; ifMatch: string | null }[] = [];

function serve(url: string, init: RequestInit): Promise<Response> {
  const { pathname } = new URL(url, 'http://pronto');
  const json = (body: unknown) => Promise.resolve(new Response(JSON.stringify(body), { status: 200, headers: { 'content-type': 'application/json' } }));
  if ((init.method ?? 'GET') !== 'GET') {
    sent.push({ method: init.method ?? '', path: pathname, body: typeof init.body === 'string' ? JSON.parse(init.body) : null, ifMatch: new Headers(init.headers).get('If-Match') });
    return json(topics[1]);
  }
  return json(pathname.endsWith('reliability') ? { languages } : { items: topics });
}

function open(roles: readonly string[]) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntdApp component={false}>
        <SessionContext value={{ id: 'me', username: 'admin', name: 'Ada', roles, locale: 'en' }}>
          <AnsweringTab />
        </SessionContext>
      </AntdApp>
    </QueryClientProvider>,
  );
}

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: 'en', ns: ['app', 'admin', 'admin/answering'], defaultNS: 'app', interpolation: { escapeValue: false },
    resources: { en: { app: appTexts, admin: adminTexts, 'admin/answering': texts } },
  }),
);
beforeEach(() => {
  sent = [];
  vi.stubGlobal('fetch', serve);
});
afterEach(() => vi.unstubAllGlobals());

it('shows what confidence was worth and lets an administrator ask for more', async () => {
  open(['admin']);
  expect(await screen.findByText(/off by 5% on average, 40 questions/, undefined, PATIENT)).toBeTruthy();
  expect(screen.getByText('240 verdicts')).toBeTruthy();
  const wanted = screen.getByLabelText('Share of right answers wanted, Everybody, English');
  fireEvent.change(wanted, { target: { value: '98' } });
  fireEvent.click(await screen.findByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toEqual([{ method: 'PUT', path: '/api/v1/knowledge/reliability/public', body: { precision: 0.98, foreignShare: 0.2 }, ifMatch: '"4"' }]), PATIENT);
});

it('edits what is left to people, but removes only what the house added', async () => {
  open(['supervisor']);
  fireEvent.click(await screen.findByRole('button', { name: 'Legal matters' }, PATIENT));
  const phrases = await screen.findByLabelText(/Phrases in English/, undefined, PATIENT);
  expect(screen.queryByRole('button', { name: 'Remove' })).toBeNull();
  fireEvent.change(phrases, { target: { value: 'class action\n\n ombudsman ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toMatchObject([{ path: '/api/v1/knowledge/sensitive-topics/legal', body: { active: true, phrases: { en: ['class action', 'ombudsman'], zh: [] } }, ifMatch: null }]), PATIENT);
});

it('lets managers read alone', async () => {
  open(['manager']);
  expect(await screen.findByText('Press', undefined, PATIENT)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Add a topic' })).toBeNull();
  expect(screen.queryByLabelText('Share of right answers wanted, Everybody, English')).toBeNull();
});
