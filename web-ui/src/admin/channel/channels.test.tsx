import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App as AntdApp } from 'antd';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import appTexts from '../../app/i18n/en.json';
import { SessionContext } from '../../app/session/session';
import type { ChannelFailure, Connection } from '../calls/channelCalls';
import adminTexts from '../en.json';
import ChannelsTab from './ChannelsTab';
import texts from './en.json';

const PATIENT = { timeout: 20_000 };
const bot: Connection = {
  id: 'c1', kind: 'telegram', name: 'Lumen bot', settings: { server: 'https://api.telegram.org' }, secrets: ['token', 'hookSecret'], enabled: true, withBot: true,
  language: 'en', queue: null, hookUrl: 'https://support.example/hooks/c1', state: 'away', closedUntil: null, queued: 3, failed: 1, revision: 4,
};
const failure: ChannelFailure = {
  delivery: { id: 'd1', entryId: 'e1', problem: 'window-closed: 400', attempts: 1, createdAt: '2026-11-22T12:00:00Z' },
  conversationId: 'x1', connectionId: 'c1', kind: 'telegram', connection: 'Lumen bot', addressName: 'Ana', preview: 'Your parcel left today.',
};
let findings: { code: string; detail: string }[] = [];
let sent: { method: string; path: string; body: unknown; match: string | null }[] = [];

function serve(url: string, init: RequestInit): Promise<Response> {
  const { pathname } = new URL(url, 'http://pronto');
  const method = init.method ?? 'GET';
  const json = (value: unknown) => Promise.resolve(new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } }));
  if (method !== 'GET') {
    sent.push({ method, path: pathname.replace('/api/v1/channels', ''), body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined, match: new Headers(init.headers).get('if-match') });
  }
  if (pathname.endsWith('/test')) {
    return json({ fine: findings.length === 0, findings });
  }
  if (pathname.endsWith('/kinds')) {
    return json({
      items: [
        {
          kind: 'telegram', channel: 'SOCIAL', hooks: true,
          fields: [
            { name: 'token', type: 'SECRET', required: true, preset: '', choices: [] },
            { name: 'hookSecret', type: 'SECRET', required: true, preset: '', choices: [] },
            { name: 'server', type: 'URL', required: true, preset: 'https://api.telegram.org', choices: [] },
          ],
        },
      ],
    });
  }
  if (pathname.endsWith('/comment-rules/try')) {
    return json({ kind: 'COMPLAINT', confidence: 0.87, because: ['broken'] });
  }
  if (pathname.endsWith('/comment-rules')) {
    return json({ items: [{ words: 'broken', kind: 'COMPLAINT', weight: 2.2 }, { words: 'help', kind: 'HELP', weight: 3 }] });
  }
  if (pathname.endsWith('/failures')) {
    return json({ items: [failure], next: null });
  }
  return json(pathname.endsWith('/channels') ? { items: [bot], next: null } : pathname.endsWith('/queues') ? { items: [], next: null } : bot);
}

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: 'en', ns: ['app', 'admin', 'admin/channel'], defaultNS: 'app', interpolation: { escapeValue: false },
    resources: { en: { app: appTexts, admin: adminTexts, 'admin/channel': texts } },
  }),
);
beforeEach(() => {
  findings = [];
  sent = [];
  vi.stubGlobal('fetch', serve);
});
afterEach(() => vi.unstubAllGlobals());

function show(...roles: string[]) {
  render(
    <SessionContext value={{ id: 'me', username: 'me', name: 'Me', roles, locale: 'en' } as never}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <AntdApp component={false}>
          <MemoryRouter>
            <ChannelsTab />
          </MemoryRouter>
        </AntdApp>
      </QueryClientProvider>
    </SessionContext>,
  );
}

it('shows each connection with its state, tests it and says what is wrong', async () => {
  show('admin');
  const row = (await screen.findByRole('button', { name: 'Lumen bot' }, PATIENT)).closest('tr') as HTMLElement;
  expect(within(row).getByText('✗ platform away')).toBeTruthy();
  fireEvent.click(within(row).getByRole('button', { name: 'Lumen bot' }));
  const drawer = within(await screen.findByRole('dialog', undefined, PATIENT));
  expect(drawer.getByText('https://support.example/hooks/c1')).toBeTruthy();
  findings = [{ code: 'token-wrong', detail: 'Unauthorized' }];
  fireEvent.click(drawer.getByRole('button', { name: 'Test' }));
  expect(await drawer.findByText(/does not accept the token/, undefined, PATIENT)).toBeTruthy();
  expect(drawer.getByText('Unauthorized')).toBeTruthy();
});

it('saves without the secrets that stay as they are', async () => {
  show('admin');
  fireEvent.click(await screen.findByRole('button', { name: 'Lumen bot' }, PATIENT));
  const drawer = within(await screen.findByRole('dialog', undefined, PATIENT));
  fireEvent.change(drawer.getByLabelText('Name'), { target: { value: 'Lumen' } });
  fireEvent.click(drawer.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toHaveLength(1), PATIENT);
  expect(sent[0]).toMatchObject({ method: 'PUT', path: '/c1', match: '"4"', body: { name: 'Lumen', settings: { server: 'https://api.telegram.org' }, enabled: true } });
});

it('lists what did not arrive, with the reason in words, and sends it again', async () => {
  show('supervisor');
  expect(await screen.findByText('Your parcel left today.', undefined, PATIENT)).toBeTruthy();
  expect(screen.getByText(/takes no reply any more until/)).toBeTruthy();
  expect(screen.queryByText('Connect a channel')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Send again' }));
  await waitFor(() => expect(sent.map(({ path }) => path)).toEqual(['/deliveries/d1/resend']), PATIENT);
});

it('changes the words by which comments are judged, and tries one', async () => {
  show('supervisor');
  const complaints = await screen.findByLabelText(/Complaints/, { selector: 'textarea' }, PATIENT);
  expect((screen.getByLabelText(/Calls for help/, { selector: 'textarea' }) as HTMLTextAreaElement).value).toBe('help = 3');
  fireEvent.change(complaints, { target: { value: 'broken\nflickers = 4' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save the words' }));
  await waitFor(() => expect(sent).toHaveLength(1), PATIENT);
  expect(sent[0]?.body).toEqual({ items: [{ words: 'broken', kind: 'COMPLAINT', weight: 2.2 }, { words: 'flickers', kind: 'COMPLAINT', weight: 4 }, { words: 'help', kind: 'HELP', weight: 3 }] });
  fireEvent.change(screen.getByLabelText('Try a comment'), { target: { value: 'It arrived broken' } });
  fireEvent.click(screen.getByRole('button', { name: 'Judge it' }));
  expect(await screen.findByText(/Complaint, 87/, undefined, PATIENT)).toBeTruthy();
});
