import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import appTexts from '../../app/i18n/en.json';
import texts from '../en.json';
import { aConversation } from '../model/samples';
import TopicDialog from './TopicDialog';

const PATIENT = { timeout: 20_000 };
const guessed = aConversation({
  topic: 'returns',
  topicOrigin: { source: 'CLASSIFIER', rule: null, confidence: 0.62, alternatives: [{ topic: 'delivery', confidence: 0.21 }] },
  revision: 4,
});
const topics = [
  { key: 'returns', name: 'Returns', nameZh: '退货', active: true },
  { key: 'delivery', name: 'Delivery', nameZh: '配送', active: true },
  { key: 'billing', name: 'Billing', nameZh: '账单', active: true },
  { key: 'old', name: 'Old matters', nameZh: '旧事', active: false },
];
let sent: { path: string; body: unknown; ifMatch: string | null }[] = [];
let status = 200;

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: 'en', ns: ['app', 'workspace'], defaultNS: 'app', interpolation: { escapeValue: false },
    resources: { en: { app: appTexts, workspace: texts } },
  }),
);
beforeEach(() => {
  sent = [];
  status = 200;
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const { pathname } = new URL(url, 'http://pronto');
    if (init.method === 'PATCH') {
      sent.push({ path: pathname, body: JSON.parse(String(init.body)), ifMatch: new Headers(init.headers).get('if-match') });
      return Promise.resolve(new Response(JSON.stringify(status === 200 ? guessed : { code: 'edited-meanwhile', title: 'Edited meanwhile', status }), { status, headers: { 'content-type': 'application/json' } }));
    }
    return Promise.resolve(new Response(JSON.stringify({ items: topics, next: null }), { headers: { 'content-type': 'application/json' } }));
  });
});
afterEach(() => vi.unstubAllGlobals());

function open() {
  const closed = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <TopicDialog conversation={guessed} onClose={closed} />
    </QueryClientProvider>,
  );
  return closed;
}

it('confirms the guess with one press: it has the focus', async () => {
  const closed = open();
  const guess = await screen.findByRole('button', { name: /Returns.*62/ }, PATIENT);
  expect(document.activeElement).toBe(guess);
  fireEvent.click(guess);
  await waitFor(() => expect(closed).toHaveBeenCalled(), PATIENT);
  expect(sent).toEqual([{ path: '/api/v1/conversations/c1', body: { topic: 'returns' }, ifMatch: '"4"' }]);
});

it('offers every topic that is in use, and stays open when the choice is refused', async () => {
  status = 412;
  const closed = open();
  await screen.findByRole('button', { name: /Delivery.*21/ }, PATIENT);
  fireEvent.mouseDown(screen.getByRole('combobox', { name: 'Another topic' }));
  expect(screen.queryByTitle('Old matters')).toBeNull();
  fireEvent.click(await screen.findByTitle('Billing', undefined, PATIENT));
  expect(await screen.findByRole('alert', undefined, PATIENT)).toBeTruthy();
  expect(sent[0]?.body).toEqual({ topic: 'billing' });
  expect(closed).not.toHaveBeenCalled();
});
