import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntdApp } from 'antd';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import appTexts from '../../app/i18n/en.json';
import type { Conversation } from '../../app/model/conversation';
import type { Call, MyCalls } from './callCalls';
import CallbacksPage from './CallbacksPage';
import CallPanel from './CallPanel';
import texts from './en.json';

const PATIENT = { timeout: 20_000 };
const talking: Call = {
  id: 'k1', conversationId: 'c1', outgoing: false, phase: 'talking', since: '2026-11-22T12:00:00Z', until: null, number: '+4930111222', answeredAt: '2026-11-22T12:00:00Z', heldSeconds: 0,
};
let mine: MyCalls;
let sent: { path: string; body: unknown }[] = [];

function serve(url: string, init: RequestInit): Promise<Response> {
  const { pathname } = new URL(url, 'http://pronto');
  const json = (value: unknown) => Promise.resolve(new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } }));
  if ((init.method ?? 'GET') !== 'GET') {
    sent.push({ path: pathname, body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined });
    return json(talking);
  }
  if (pathname === '/api/v1/callbacks') {
    return json({
      items: [{ conversationId: 'c9', conversationNumber: 9, customerName: null, number: '+4930111444', state: 'due', from: null, waitingSince: '2026-11-22T12:00:00Z', attempts: 1, assignee: null, lastText: 'Voicemail, 34 seconds' }],
      next: null,
    });
  }
  return json(mine);
}

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: 'en', ns: ['app', 'workspace/phone'], defaultNS: 'app', interpolation: { escapeValue: false }, resources: { en: { app: appTexts, 'workspace/phone': texts } },
  }),
);
beforeEach(() => {
  sent = [];
  mine = { calls: [talking], phone: { kind: 'NUMBER', address: '+4930901820', rings: true }, dispositions: ['solved', 'our-own'], lines: true };
  vi.stubGlobal('fetch', serve);
});
afterEach(() => vi.unstubAllGlobals());

function show(part: React.ReactNode) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter>
        <AntdApp component={false}>
          {part}
        </AntdApp>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const conversation = { id: 'c1', channel: 'PHONE' } as Conversation;

it('holds and hangs up the call that is going on', async () => {
  show(<CallPanel conversation={conversation} mine />);
  expect(await screen.findByText('You are speaking', {}, PATIENT)).not.toBeNull();
  expect(screen.getByText('+4930111222')).not.toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Hold' }));
  await waitFor(() => expect(sent).toContainEqual({ path: '/api/v1/calls/k1/hold', body: { held: true } }), PATIENT);
  fireEvent.click(screen.getByRole('button', { name: 'Hang up' }));
  await waitFor(() => expect(sent).toContainEqual({ path: '/api/v1/calls/k1/hang-up', body: undefined }), PATIENT);
});

it('asks what came of a call before it is closed', async () => {
  mine = { ...mine, calls: [{ ...talking, phase: 'wrap-up', until: '2026-11-22T12:02:00Z' }] };
  show(<CallPanel conversation={conversation} mine />);
  const done = await screen.findByRole('button', { name: 'Done and resolve' }, PATIENT);
  expect((done as HTMLButtonElement).disabled).toBe(true);
  fireEvent.mouseDown(screen.getByRole('combobox', { name: 'What came of it' }));
  fireEvent.click(await screen.findByText('our-own', { selector: '.ant-select-item-option-content' }, PATIENT));
  fireEvent.click(done);
  await waitFor(() => expect(sent).toContainEqual({ path: '/api/v1/calls/k1/wrap-up', body: { disposition: 'our-own', resolve: true } }), PATIENT);
});

it('asks for a telephone before anybody is called', async () => {
  mine = { ...mine, calls: [], phone: null };
  show(<CallPanel conversation={conversation} mine />);
  fireEvent.change(await screen.findByLabelText('Number or extension', {}, PATIENT), { target: { value: '+49 30 901820' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toContainEqual({ path: '/api/v1/calls/phone', body: { kind: 'NUMBER', address: '+49 30 901820', rings: false } }), PATIENT);
});

it('lists who wants to be called', async () => {
  show(<CallbacksPage />);
  expect(await screen.findByText('+4930111444', {}, PATIENT)).not.toBeNull();
  expect(screen.getByRole('link', { name: 'Unknown caller' }).getAttribute('href')).toBe('/workspace/c9');
  expect(screen.getByText('Voicemail, 34 seconds')).not.toBeNull();
});
