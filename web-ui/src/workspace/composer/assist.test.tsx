import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App as AntdApp } from 'antd';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import appTexts from '../../app/i18n/en.json';
import { handleKey } from '../../app/keys/keys';
import { LiveProvider } from '../../app/live/LiveProvider';
import { SessionContext } from '../../app/session/session';
import texts from '../en.json';
import { aConversation, anEntry } from '../model/samples';
import wordingTexts from '../wording/en.json';
import WorkspacePage from '../WorkspacePage';

const me = { id: 'me', username: 'mei.lin', name: 'Mei Lin', roles: ['agent'], locale: 'en' };
const question = anEntry(1, { text: 'Can I send the shoes back?' });
const conversation = aConversation({ lastSequence: 3, lastEntry: { kind: 'message', text: question.text, at: question.at, author: { kind: 'customer', name: 'Ana Ruiz' } } });
const suggested = {
  articles: [
    { id: 'a1', version: 2, language: 'en', title: 'Return an item', path: '/help/en/return-an-item', anchor: '', text: 'You can return items within 30 days.', sendable: true },
    { id: 'a2', version: 1, language: 'en', title: 'Returns desk, internal', path: '/help/en/internal', anchor: '', text: 'Ask Tom.', sendable: false },
  ],
  replies: [{ message: 'm9', question: 'shoes back?', text: 'Yes, within 30 days, free of charge.', approved: true, likeness: 0.8 }],
};

let posted: { path: string; body: unknown }[] = [];

function serve(url: string, init: RequestInit): Promise<Response> {
  const { pathname, searchParams } = new URL(url, 'http://pronto');
  const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
  if (init.method !== 'GET') {
    posted.push({ path: pathname, body });
  }
  const entries = [
    question,
    anEntry(2, { kind: 'event', author: { kind: 'system', id: null, name: null }, text: '', event: { code: 'handoff', params: { reason: 'UNSURE', summary: 'Question: “Can I send the shoes back?” Near: Return an item.' } } }),
    anEntry(3, { author: { kind: 'agent', id: 'me', name: 'Mei Lin' }, text: 'Yes, you can.' }),
  ];
  const answers: Record<string, unknown> = {
    '/api/v1/conversations/c1': conversation,
    '/api/v1/conversations/c1/entries': { items: entries.filter(({ sequence }) => sequence > Number(searchParams.get('after'))), next: null },
    '/api/v1/conversations/c1/messages': anEntry(4, { text: 'sent', author: { kind: 'agent', id: 'me', name: 'Mei Lin' }, ...(body as object) }),
    '/api/v1/conversations/c1/draft': { text: '', at: null },
    '/api/v1/knowledge/suggestions': suggested,
    '/api/v1/knowledge/answers/feedback': { guessedArticle: null, confidence: 0 },
    '/api/v1/knowledge/replies/e3/approval': { approved: true },
  };
  return Promise.resolve(new Response(JSON.stringify(answers[pathname] ?? { items: [], next: null }), { headers: { 'content-type': 'application/json' } }));
}

class SilentSource {
  addEventListener() {}
  close() {}
}

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: 'en', ns: ['app', 'workspace', 'workspace/wording'], defaultNS: 'app', interpolation: { escapeValue: false },
    resources: { en: { app: appTexts, workspace: texts, 'workspace/wording': wordingTexts } },
  }),
);
beforeEach(() => {
  posted = [];
  sessionStorage.clear();
  vi.stubGlobal('fetch', serve);
  vi.stubGlobal('EventSource', SilentSource);
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntdApp component={false}>
        <SessionContext value={me}>
          <LiveProvider>
            <MemoryRouter initialEntries={['/workspace/c1']}>
              <Routes>
                <Route path="/workspace/*" element={<WorkspacePage />} />
              </Routes>
            </MemoryRouter>
          </LiveProvider>
        </SessionContext>
      </AntdApp>
    </QueryClientProvider>,
  );
});
afterEach(() => vi.unstubAllGlobals());

const field = async () => (await screen.findByRole('textbox', { name: 'Reply' })) as HTMLTextAreaElement;

it('inserts the best suggestion with one key, leaves out what customers may not read, and teaches the bot after sending', async () => {
  expect(await screen.findByRole('button', { name: /Return an item/ })).toBeTruthy();
  expect(screen.queryByText(/internal/)).toBeNull();
  expect(screen.getByRole('button', { name: /Yes, within 30 days/ }).textContent).toContain('approved reply');
  handleKey(new KeyboardEvent('keydown', { key: 'i' }), 0);
  await waitFor(async () => expect((await field()).value).toContain('You can return items within 30 days.\nReturn an item: http'));
  fireEvent.click(screen.getByRole('button', { name: 'Send' }));
  const bar = (await screen.findByText('Was “Return an item” the answer?')).closest<HTMLElement>('[role="status"]');
  expect(bar).not.toBeNull();
  fireEvent.click(within(bar as HTMLElement).getByRole('button', { name: 'This was the answer' }));
  await waitFor(() =>
    expect(posted).toContainEqual({
      path: '/api/v1/knowledge/answers/feedback',
      body: { questionText: 'Can I send the shoes back?', language: 'en', articleId: 'a1', verdict: 'this_was_the_answer' },
    }),
  );
  expect(await screen.findByText('The bot knows now.')).toBeTruthy();
});

it('asks again with the words that are typed', async () => {
  fireEvent.change(await field(), { target: { value: 'You can return' } });
  await waitFor(() => expect(posted.filter(({ path }) => path.endsWith('/suggestions')).map(({ body }) => (body as { typed: string }).typed)).toContain('You can return'));
});

it('flags vague wording and says it concretely with one key', async () => {
  fireEvent.change(await field(), { target: { value: 'Please wait' } });
  expect(await screen.findByText('does not say how long.')).toBeTruthy();
  handleKey(new KeyboardEvent('keydown', { key: '.', ctrlKey: true }), 0);
  await waitFor(async () => expect((await field()).value).toMatch(/^I am checking this now and will write to you by \d\d:\d\d$/));
  expect(screen.queryByText('does not say how long.')).toBeNull();
});

it('shows what the bot hands over, and approves a reply of mine', async () => {
  expect(await screen.findByText(/Near: Return an item/)).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: 'This was the answer' }));
  await waitFor(() => expect(posted).toContainEqual({ path: '/api/v1/knowledge/replies/e3/approval', body: { approved: true } }));
  expect(await screen.findByRole('button', { name: 'Approved as the answer' })).toBeTruthy();
});
