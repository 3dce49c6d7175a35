import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App as AntdApp } from 'antd';
import i18next from 'i18next';
import type { ReactElement } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import appTexts from '../../app/i18n/en.json';
import { SessionContext } from '../../app/session/session';
import adminTexts from '../en.json';
import texts from './en.json';
import type { Rule } from './ruleCalls';
import RulesTab from './RulesTab';
import TopicsTab from './TopicsTab';

const PATIENT = { timeout: 20_000 };
const anything: Rule['when'] = { channels: [], pages: [], fields: {}, tags: [], languages: [], tiers: [], topics: [] };
const nothing: Rule['gives'] = { topic: null, queue: null, required: [], preferred: [], priority: null };
const rules: readonly Rule[] = [
  { id: 'r1', name: 'Money back', active: true, when: { ...anything, topics: ['returns'] }, gives: { ...nothing, queue: 'gone' }, stop: true },
  { id: 'r2', name: 'Calls first', active: true, when: { ...anything, channels: ['PHONE'] }, gives: { ...nothing, priority: 'HIGH' }, stop: false },
];
const findings = [{ field: 'rules[0].gives.queue', code: 'queue-unknown', detail: 'gone' }];
const topics = [
  { key: 'returns', name: 'Returns', nameZh: '退货', examples: ['I want my money back'], active: true, revision: 3 },
  { key: 'delivery', name: 'Delivery', nameZh: '配送', examples: [], active: false, revision: 1 },
];
const accuracy = {
  lessons: 40, accuracy: 0.9, coverage: 0.8, precision: 0.95, calibrationError: 0.03,
  topics: [{ topic: 'returns', lessons: 40, found: 0.75, right: 0.9 }],
  confusions: [{ topic: 'returns', takenFor: 'delivery', times: 4 }],
};

let sent: { method: string; path: string; body: unknown }[] = [];
let refusal: object | null = null;

function serve(url: string, init: RequestInit): Promise<Response> {
  const { pathname } = new URL(url, 'http://pronto');
  const answer = (body: unknown, status = 200) =>
    Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'content-type': status < 300 ? 'application/json' : 'application/problem+json' } }));
  if ((init.method ?? 'GET') !== 'GET') {
    const body = JSON.parse(String(init.body)) as { rules?: readonly Rule[] };
    sent.push({ method: init.method ?? '', path: pathname, body });
    return refusal !== null ? answer(refusal, 422) : answer(pathname.endsWith('rules') ? { rules: body.rules, findings: [], revision: 8 } : topics[0]);
  }
  if (pathname.endsWith('classification-rules')) {
    return answer({ rules, findings, revision: 7 });
  }
  if (pathname.endsWith('topic-model/accuracy')) {
    return answer(accuracy);
  }
  if (pathname.endsWith('topic-model')) {
    return answer({ sureAt: 0.6, running: false, nextTrainingAt: '2999-01-01T00:00:00Z', lastTrainedAt: null, lastError: null, newLessons: 3, models: [], revision: 1 });
  }
  return answer({ items: pathname.endsWith('topics') ? topics : [], next: null });
}

function open(page: ReactElement, roles: readonly string[]) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntdApp component={false}>
        <SessionContext value={{ id: 'me', username: 'admin', name: 'Ada', roles, locale: 'en' }}>{page}</SessionContext>
      </AntdApp>
    </QueryClientProvider>,
  );
}

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: 'en', ns: ['app', 'admin', 'admin/topic'], defaultNS: 'app', interpolation: { escapeValue: false },
    resources: { en: { app: appTexts, admin: adminTexts, 'admin/topic': texts } },
  }),
);
beforeEach(() => {
  sent = [];
  refusal = null;
  vi.stubGlobal('fetch', serve);
});
afterEach(() => vi.unstubAllGlobals());

it('reads rules as sentences, and says what is wrong with one', async () => {
  open(<RulesTab />, ['supervisor']);
  const list = await screen.findByRole('list', { name: 'Rules' }, PATIENT);
  const [first, second] = within(list).getAllByRole('listitem').filter((item) => item.parentElement === list);
  expect(await within(first as HTMLElement).findByText('topic Returns', undefined, PATIENT)).toBeTruthy();
  expect(within(first as HTMLElement).getByText('There is no queue gone that takes work.')).toBeTruthy();
  expect((second as HTMLElement).textContent).toContain('Calls first');
  // Whoever may only read moves nothing.
  expect(within(list).queryByRole('button', { name: /^Move/ })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Add a rule' })).toBeNull();
});

it('moves a rule with the arrow keys of its handle, as one change of all rules', async () => {
  open(<RulesTab />, ['admin']);
  fireEvent.keyDown(await screen.findByRole('button', { name: /^Move “Calls first”, place 2/ }, PATIENT), { key: 'ArrowUp' });
  await waitFor(() => expect(sent).toHaveLength(1), PATIENT);
  expect(sent[0]).toMatchObject({ method: 'PUT', path: '/api/v1/routing/classification-rules' });
  expect(sent[0]?.body).toMatchObject({ rules: [{ id: 'r2' }, { id: 'r1' }] });
  expect(await screen.findByText('“Calls first” is now at place 1.', undefined, PATIENT)).toBeTruthy();
});

it('says why a move was refused and leaves the order', async () => {
  refusal = { code: 'rules-refused', title: 'Somebody else was faster.', status: 422 };
  open(<RulesTab />, ['admin']);
  fireEvent.click(await screen.findByRole('button', { name: 'Move “Money back” down' }, PATIENT));
  await waitFor(() => expect(sent).toHaveLength(1), PATIENT);
  await waitFor(() => expect(document.querySelector('.ant-message-error')).toBeTruthy(), PATIENT);
  expect(screen.getByRole('button', { name: /^Move “Money back”, place 1/ })).toBeTruthy();
});

it('shows how well each topic is guessed, and saves its examples line by line', async () => {
  open(<TopicsTab />, ['admin']);
  const row = (await screen.findByRole('button', { name: 'Returns' }, PATIENT)).closest('tr') as HTMLElement;
  await waitFor(() => expect(within(row).getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['I want my money back', '40', '75%', '90%']), PATIENT);
  fireEvent.click(within(row).getByRole('button', { name: 'Returns' }));
  fireEvent.change(await screen.findByLabelText(/^Examples/, undefined, PATIENT), { target: { value: 'money back\n\n  send it back ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toHaveLength(1), PATIENT);
  expect(sent[0]).toMatchObject({ method: 'PUT', path: '/api/v1/knowledge/topics/returns', body: { examples: ['money back', 'send it back'] } });
});
