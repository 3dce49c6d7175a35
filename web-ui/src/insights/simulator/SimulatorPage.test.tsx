import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App as AntdApp } from 'antd';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import appTexts from '../../app/i18n/en.json';
import texts from './en.json';
import { answer, question, simulation } from './samples';
import type { Question, Simulation } from './simulationCalls';
import SimulatorPage from './SimulatorPage';

// Pictures are drawn by the browser; what they show is tested as options.
vi.mock('./Charts', () => ({ default: () => null }));

const PATIENT = { timeout: 20_000 };
let stage: Simulation['stage'] = 'DONE';
let fault: string | null = null;
let rows: readonly Simulation[] = [];
let refusal: object | null = null;
let sent: { method: string; path: string; body: unknown }[] = [];

function serve(url: string, init: RequestInit): Promise<Response> {
  const { pathname } = new URL(url, 'http://pronto');
  const method = init.method ?? 'GET';
  const json = (value: unknown, status = 200) => Promise.resolve(new Response(JSON.stringify(value), { status, headers: { 'content-type': status === 200 ? 'application/json' : 'application/problem+json' } }));
  const one = { ...simulation, stage, fault, progress: stage === 'RUNNING' ? 0.4 : 1 };
  if (method !== 'GET') {
    sent.push({ method, path: pathname, body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined });
    if (pathname.endsWith('/cancel')) {
      stage = 'CANCELLED';
    }
    return refusal === null ? json(one) : json(refusal, 422);
  }
  switch (pathname) {
    case '/api/v1/simulations':
      return json({ items: rows, next: null });
    case '/api/v1/simulations/draft':
      return json(question);
    case '/api/v1/queues':
      return json({ items: [{ id: 'general', name: 'General', nameZh: '综合' }, { id: 'returns', name: 'Returns', nameZh: '退货' }], next: null });
    default:
      return json({ simulation: one, question, answer: stage === 'DONE' ? answer : null });
  }
}

function open(path: string) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntdApp component={false}>
        <MemoryRouter initialEntries={[path]}>
          <Routes>
            <Route path="/insights/simulator/*" element={<SimulatorPage />} />
          </Routes>
        </MemoryRouter>
      </AntdApp>
    </QueryClientProvider>,
  );
}

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: 'en', ns: ['app', 'insights/simulator'], defaultNS: 'app', interpolation: { escapeValue: false },
    resources: { en: { app: appTexts, 'insights/simulator': texts } },
  }),
);
beforeEach(() => {
  stage = 'DONE';
  fault = null;
  rows = [];
  refusal = null;
  sent = [];
  vi.stubGlobal('fetch', serve);
});
afterEach(() => vi.unstubAllGlobals());

it('teaches the first step where nothing was asked, and lists what was', async () => {
  open('/insights/simulator');
  expect(await screen.findByText('Nothing has been simulated yet', undefined, PATIENT)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'New simulation' })).toBeTruthy();
});

it('asks for the drafted day with what was changed', async () => {
  open('/insights/simulator/new');
  const perDay = await screen.findByRole('spinbutton', { name: 'On the whole day, General · Chat · English' }, PATIENT);
  fireEvent.change(perDay, { target: { value: '80' } });
  fireEvent.blur(perDay);
  fireEvent.change(screen.getByRole('spinbutton', { name: 'More or fewer, Support' }), { target: { value: '1' } });
  fireEvent.click(screen.getByRole('button', { name: 'Simulate' }));
  await waitFor(() => expect(sent).toHaveLength(1), PATIENT);
  const asked = sent[0]?.body as Question;
  expect(asked.traffic?.[0]?.arrivals).toEqual([20, 60]);
  expect(asked.groups?.[0]?.agents).toEqual([5, 7]);
  expect(asked.policies.map(({ name }) => name)).toEqual(['As now', 'By the promise']);
  // And leads to the answer.
  expect(await screen.findByRole('heading', { name: 'Monday with one more' }, PATIENT)).toBeTruthy();
});

it('says which field is wrong, and keeps what was entered', async () => {
  refusal = { code: 'simulation-wrong', field: 'traffic[0].arrivals[1]', detail: 'traffic[0].arrivals[1]: must be 0–50000', remedy: 'Correct the field.' };
  open('/insights/simulator/new');
  await screen.findByRole('spinbutton', { name: 'On the whole day, General · Chat · English' }, PATIENT);
  fireEvent.click(screen.getByRole('button', { name: 'Simulate' }));
  expect((await screen.findByRole('alert', undefined, PATIENT)).textContent).toContain('must be 0–50000');
  expect(screen.getByRole('spinbutton', { name: 'On the whole day, General · Chat · English' })).toHaveProperty('value', '40');
});

it('compares the policies with their intervals, what is sure and what really was', async () => {
  open(`/insights/simulator/${simulation.id}`);
  const table = within(await screen.findByRole('region', { name: 'The policies compared' }, PATIENT));
  const promised = within(table.getByRole('rowheader', { name: 'By the promise' }).closest('tr') as HTMLElement);
  expect(promised.getByText('78%')).toBeTruthy();
  expect(promised.getByText('76% – 80%')).toBeTruthy();
  expect(promised.getByText(/\+16 pts better/)).toBeTruthy();
  expect(promised.getByText(/−1 pts \(may be chance\)/)).toBeTruthy();
  expect(promised.getByText(/\+8s worse/)).toBeTruthy();
  expect(table.getByRole('rowheader', { name: 'What really happened' })).toBeTruthy();
  expect(screen.getByText(/nobody could ever serve “returns · CHAT”/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Download CSV' }).getAttribute('href')).toBe(`/api/v1/simulations/${simulation.id}/figures.csv`);
});

it('shows how far it is, and can be called off', async () => {
  stage = 'RUNNING';
  open(`/insights/simulator/${simulation.id}`);
  expect(await screen.findByText('Runs, 40%', undefined, PATIENT)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Call off' }));
  expect(await screen.findByText('It was called off before it was done.', undefined, PATIENT)).toBeTruthy();
  expect(sent[0]?.path).toBe(`/api/v1/simulations/${simulation.id}/cancel`);
});

it('says plainly why there is no answer', async () => {
  stage = 'FAILED';
  fault = 'interrupted';
  open(`/insights/simulator/${simulation.id}`);
  expect((await screen.findByRole('alert', undefined, PATIENT)).textContent).toContain('The service stopped while it ran');
});
