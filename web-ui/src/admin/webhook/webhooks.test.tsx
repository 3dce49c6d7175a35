import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App as AntdApp } from 'antd';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import appTexts from '../../app/i18n/en.json';
import type { Delivery, Webhook } from '../calls/webhookCalls';
import adminTexts from '../en.json';
import texts from './en.json';
import WebhooksTab from './WebhooksTab';

const PATIENT = { timeout: 20_000 };
const REPLIED = 'io.pronto.conversation.AgentReplied.v1';
let webhooks: Webhook[] = [];
let deliveries: Delivery[] = [];
let sent: { method: string; path: string; body: unknown }[] = [];

function serve(url: string, init: RequestInit): Promise<Response> {
  const { pathname } = new URL(url, 'http://pronto');
  const method = init.method ?? 'GET';
  const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
  const json = (value: unknown) => Promise.resolve(new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } }));
  if (method !== 'GET') {
    sent.push({ method, path: pathname.replace('/api/v1/webhooks', ''), body });
  }
  if (method === 'POST' && pathname === '/api/v1/webhooks') {
    return json({ ...(body as object), id: 'w2', active: true, createdAt: '2026-11-22T12:00:00Z', secret: 'whsec_once' });
  }
  if (method === 'PATCH') {
    webhooks = webhooks.map((webhook) => ({ ...webhook, ...(body as object) }));
    return json(webhooks[0]);
  }
  if (pathname.endsWith('/events')) {
    return json({ items: [REPLIED] });
  }
  return json({ items: pathname.endsWith('/deliveries') ? deliveries : webhooks, next: null });
}

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: 'en', ns: ['app', 'admin', 'admin/webhook'], defaultNS: 'app', interpolation: { escapeValue: false },
    resources: { en: { app: appTexts, admin: adminTexts, 'admin/webhook': texts } },
  }),
);
beforeEach(() => {
  webhooks = [{ id: 'w1', url: 'https://shop.example/hook', events: [REPLIED], active: true, createdAt: '2026-11-22T12:00:00Z', secret: null }];
  deliveries = [];
  sent = [];
  vi.stubGlobal('fetch', serve);
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntdApp component={false}>
        <WebhooksTab />
      </AntdApp>
    </QueryClientProvider>,
  );
});
afterEach(() => vi.unstubAllGlobals());

it('switches a webhook off and on', async () => {
  const active = await screen.findByRole('switch', { name: 'Active: https://shop.example/hook' }, PATIENT);
  fireEvent.click(active);
  await waitFor(() => expect(sent).toEqual([{ method: 'PATCH', path: '/w1', body: { active: false } }]), PATIENT);
  await waitFor(() => expect(active.getAttribute('aria-checked')).toBe('false'), PATIENT);
});

it('shows what was sent with its errors, sends a test and tries again', async () => {
  deliveries = [
    { id: 'd1', type: REPLIED, state: 'DEAD', attempts: 8, nextAt: null, lastStatus: 500, lastError: 'The address answered 500.', createdAt: '2026-11-22T12:00:00Z', deliveredAt: null },
  ];
  fireEvent.click(await screen.findByRole('button', { name: 'https://shop.example/hook' }, PATIENT));
  const drawer = within(await screen.findByRole('dialog', undefined, PATIENT));
  expect(await drawer.findByText('The address answered 500.', undefined, PATIENT)).toBeTruthy();
  expect(drawer.getByText(/given up/)).toBeTruthy();
  fireEvent.click(drawer.getByRole('button', { name: 'Try now' }));
  fireEvent.click(drawer.getByRole('button', { name: 'Send a test' }));
  await waitFor(() => expect(sent.map(({ path }) => path).toSorted()).toEqual(['/deliveries/d1/retry', '/w1/test']), PATIENT);
});
