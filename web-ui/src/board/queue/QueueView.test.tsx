import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntdApp } from 'antd';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import appTexts from '../../app/i18n/en.json';
import { SessionContext } from '../../app/session/session';
import workspaceTexts from '../../workspace/en.json';
import type { Board } from '../boardCalls';
import boardTexts from '../en.json';
import texts from './en.json';
import QueueView from './QueueView';

const PATIENT = { timeout: 20_000 };
const board: Board = {
  at: '2026-11-22T08:00:00Z',
  queues: [
    { queue: 'general', name: 'General', nameZh: '综合', waiting: 2, offered: 0, assigned: 0, longestWaitSince: null },
    { queue: 'returns', name: 'Returns', nameZh: '退货', waiting: 0, offered: 0, assigned: 0, longestWaitSince: null },
  ],
  agents: [], waiting: [], clocks: [], today: { conversations: 0, resolved: 0, open: 0, attainment: null },
};
const work = ['c1', 'c2'].map((conversationId, index) => ({
  conversationId, queue: 'general', state: 'WAITING', channel: 'CHAT', language: 'en', priority: 'NORMAL', tier: 'STANDARD',
  waitingSince: '2026-11-22T07:59:00Z', position: index + 1, agent: null, weight: 25, deadline: '2026-11-22T08:02:00Z', handlingSeconds: 240, overflow: { to: 'returns', at: '2026-11-22T08:05:00Z' }, why: { reasons: ['nobody-free'], objections: { 'no-room': 3 } },
}));
const mei = { id: 'mei', username: 'mei', name: 'Mei Lin', languages: [], skills: [], capacity: 100, presence: 'ONLINE', presenceSince: null, load: 25, work: [] };
const decision = { at: board.at, queue: 'general', chosen: null, reasons: ['nobody-free'], considered: [{ agent: 'mei', name: 'Mei Lin', load: 100, capacity: 100, reasons: [], objections: [{ code: 'no-room', detail: '100 + 25 > 100' }] }] };

let sent: { path: string; body: unknown }[] = [];
let refused: string | null = null;
let many = false;

function serve(url: string, init: RequestInit): Promise<Response> {
  const { pathname } = new URL(url, 'http://pronto');
  const answer = (body: unknown) => Promise.resolve(new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }));
  if (init.method === 'PUT' || init.method === 'PATCH') {
    sent.push({ path: pathname, body: JSON.parse(String(init.body)) });
    return answer({});
  }
  if (init.method === 'POST') {
    const body = JSON.parse(String(init.body)) as { conversations: string[] };
    sent.push({ path: pathname, body });
    return answer({ items: body.conversations.map((conversationId, index) => ({ conversationId, refused: index === 0 ? refused : null })), next: null });
  }
  if (pathname.endsWith('/why')) {
    return answer(decision);
  }
  if (pathname === '/api/v1/work' && many) {
    const second = url.includes('cursor=second');
    const items = Array.from({ length: second ? 7 : 3 }, (_, index) => ({ ...work[0], conversationId: `c${second ? 100 + index : index}`, position: (second ? 100 : 0) + index + 1 }));
    return answer({ items, next: second ? null : 'second' });
  }
  return answer({ items: pathname === '/api/v1/work' ? work : pathname === '/api/v1/agents' ? [mei] : [], next: null });
}

function open(roles: readonly string[]) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntdApp component={false}>
        <SessionContext value={{ id: 'me', username: 'grace', name: 'Grace', roles, locale: 'en' }}>
          <MemoryRouter>
            <QueueView board={board} />
          </MemoryRouter>
        </SessionContext>
      </AntdApp>
    </QueryClientProvider>,
  );
}

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: 'en', ns: ['app', 'board', 'board/queue', 'workspace'], defaultNS: 'app', interpolation: { escapeValue: false },
    resources: { en: { app: appTexts, board: boardTexts, 'board/queue': texts, workspace: workspaceTexts } },
  }),
);
beforeEach(() => {
  sent = [];
  refused = null;
  many = false;
  vi.stubGlobal('fetch', serve);
});
afterEach(() => vi.unstubAllGlobals());

const transfer = { dataTransfer: { setData: () => undefined, effectAllowed: '' } };

it('says why each still waits, and each candidate on demand', async () => {
  open(['manager']);
  expect(await screen.findAllByText(/nobody with the skills has room/, undefined, PATIENT)).toHaveLength(2);
  expect(screen.getAllByText(/3 without room/)).toHaveLength(2);
  fireEvent.click(screen.getAllByRole('button', { name: 'Why?' })[0] as HTMLElement);
  expect(await screen.findByText(/100 \+ 25 > 100/, undefined, PATIENT)).toBeTruthy();
  expect(screen.queryByRole('checkbox')).toBeNull();
});

it('assigns what is dropped onto a colleague, with all that is chosen', async () => {
  open(['supervisor']);
  const boxes = await screen.findAllByRole('checkbox', undefined, PATIENT);
  fireEvent.click(boxes[0] as HTMLElement);
  fireEvent.click(boxes[1] as HTMLElement);
  expect(screen.getByText('2 chosen')).toBeTruthy();
  const row = (boxes[1] as HTMLElement).closest('li') as HTMLElement;
  fireEvent.dragStart(row, transfer);
  fireEvent.drop((await screen.findByText('Mei Lin', undefined, PATIENT)).closest('li') as HTMLElement);
  await waitFor(() => expect(sent).toEqual([{ path: '/api/v1/work/bulk', body: { action: 'ASSIGN', agent: 'mei', conversations: ['c1', 'c2'] } }]), PATIENT);
});

it('moves what is chosen by keyboard, and says what could not be done', async () => {
  refused = 'work-ended';
  open(['supervisor']);
  const boxes = await screen.findAllByRole('checkbox', undefined, PATIENT);
  fireEvent.click(boxes[0] as HTMLElement);
  fireEvent.mouseDown(screen.getByRole('combobox', { name: 'Move to queue…' }));
  fireEvent.click(await screen.findByTitle('Returns', undefined, PATIENT));
  await waitFor(() => expect(sent[0]?.body).toEqual({ action: 'MOVE', queue: 'returns', conversations: ['c1'] }), PATIENT);
  expect(await screen.findByText(/0 done, 1 not: It is closed\./, undefined, PATIENT)).toBeTruthy();
});

it('turns pages where more wait than fit on one', async () => {
  many = true;
  open(['supervisor']);
  expect(await screen.findByText('1 to 3', undefined, PATIENT)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Next page' }));
  expect(await screen.findByText('101 to 107', undefined, PATIENT)).toBeTruthy();
  expect(screen.getAllByRole('checkbox')).toHaveLength(7);
  expect(screen.getByRole('button', { name: 'Next page' })).toHaveProperty('disabled', true);
  fireEvent.click(screen.getByRole('button', { name: 'Previous page' }));
  expect(await screen.findByText('1 to 3', undefined, PATIENT)).toBeTruthy();
});

it('lets a supervisor say what one conversation takes, within bounds', async () => {
  open(['supervisor']);
  fireEvent.click((await screen.findAllByRole('button', { name: /takes 25 % of an agent: change/ }, PATIENT))[0] as HTMLElement);
  const input = await screen.findByRole('spinbutton', undefined, PATIENT);
  fireEvent.change(input, { target: { value: '400' } });
  fireEvent.blur(input);
  expect((input as HTMLInputElement).value).toBe('100');
  fireEvent.change(input, { target: { value: '50' } });
  fireEvent.click(screen.getByRole('button', { name: 'Set' }));
  await waitFor(() => expect(sent).toHaveLength(1), PATIENT);
  expect(sent[0]?.body).toEqual({ weight: 50 });
  expect(sent[0]?.path).toContain('c1');
});
