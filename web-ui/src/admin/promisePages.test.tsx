import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App as AntdApp } from 'antd';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { Link, MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import appTexts from '../app/i18n/en.json';
import { SessionContext } from '../app/session/session';
import AdjustmentsTab from './adjustment/AdjustmentsTab';
import adjustmentTexts from './adjustment/en.json';
import CalendarsTab from './calendar/CalendarsTab';
import calendarTexts from './calendar/en.json';
import texts from './en.json';
import policyTexts from './policy/en.json';
import { anyMatch } from './policy/policyEdit';
import PromisesTab from './policy/PromisesTab';

/** For machines that do other things meanwhile. */
const PATIENT = { timeout: 20_000 };

const calendar = {
  id: 'support', version: 3, name: 'Support hours', nameZh: '客服时间', timeZone: 'Asia/Shanghai',
  week: { FRIDAY: [{ from: '09:00', to: '18:00' }] }, days: [], closures: [],
};
const policy = {
  id: 'online', version: 4, name: 'Online support', nameZh: '在线客服', active: true, calendar: 'support', match: { ...anyMatch, channels: ['CHAT'] },
  targets: [{ metric: 'FIRST_RESPONSE', mustSeconds: 60, goalSeconds: 30, basis: 'CLOCK', warnings: [], pausedIn: ['BOT'], attainPercent: null, ladder: null }],
};
const adjustment = {
  id: 'a1', name: 'Singles day', kind: 'PEAK', reason: 'Five times the volume', match: anyMatch, metrics: ['FIRST_RESPONSE'], from: '2026-11-11T00:00:00Z',
  until: '2026-11-12T00:00:00Z', percent: 200, state: 'requested', requestedBy: { id: 'anna', name: 'Anna' }, requestedAt: '2026-11-01T00:00:00Z',
};

let sent: { method: string; path: string; ifMatch: string | null; body: unknown }[] = [];
let refusal: object | null = null;

function serve(url: string, init: RequestInit): Promise<Response> {
  const { pathname } = new URL(url, 'http://pronto');
  const method = init.method ?? 'GET';
  const json = (body: unknown, status = 200) => Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }));
  if (pathname.endsWith('/calendars/preview')) {
    return json({ due: '2026-11-23T03:20:00Z', year: { year: 2026, days: [] } });
  }
  if (method !== 'GET') {
    sent.push({ method, path: pathname, ifMatch: new Headers(init.headers).get('If-Match'), body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined });
    return refusal === null ? json({}) : json(refusal, 422);
  }
  const rows: Record<string, unknown> = { '/api/v1/sla/calendars': [calendar], '/api/v1/sla/policies': [policy], '/api/v1/sla/adjustments': [adjustment] };
  return pathname === '/api/v1/sla/policies/online' ? json(policy) : json({ items: rows[pathname] ?? [], next: null });
}

function open(path: string, roles: readonly string[] = ['admin'], id = 'me') {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntdApp component={false}>
        <SessionContext value={{ id, username: id, name: 'Ada', roles, locale: 'en' }}>
          <MemoryRouter initialEntries={[path]}>
            <Link to="/elsewhere">Elsewhere</Link>
            <Link to={path}>Back</Link>
            <Routes>
              <Route path="/elsewhere" element={<p>Another place</p>} />
              <Route path="/admin/promises/*" element={<PromisesTab />} />
              <Route path="/admin/calendars/*" element={<CalendarsTab />} />
              <Route path="/admin/adjustments/*" element={<AdjustmentsTab />} />
            </Routes>
          </MemoryRouter>
        </SessionContext>
      </AntdApp>
    </QueryClientProvider>,
  );
}

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: 'en', ns: ['app', 'admin', 'admin/policy', 'admin/calendar', 'admin/adjustment'], defaultNS: 'app', interpolation: { escapeValue: false },
    resources: { en: { app: appTexts, admin: texts, 'admin/policy': policyTexts, 'admin/calendar': calendarTexts, 'admin/adjustment': adjustmentTexts } },
  }),
);
beforeEach(() => {
  sent = [];
  refusal = null;
  vi.stubGlobal('fetch', serve);
});
afterEach(() => vi.unstubAllGlobals());

it('says what an edited calendar means, and saves it as the next version of the one that was opened', async () => {
  open('/admin/calendars/support');
  expect(await screen.findByText(/A 4-hour promise made Friday 17:20 is due/, undefined, PATIENT)).toBeTruthy();
  const friday = within(screen.getByRole('group', { name: 'Friday' }));
  fireEvent.change(friday.getByLabelText('To, Friday'), { target: { value: '02:00' } });
  expect(friday.getByText('next day')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toHaveLength(1), PATIENT);
  const { id: _, version: __, ...rest } = calendar;
  expect(sent[0]).toEqual({ method: 'PUT', path: '/api/v1/sla/calendars/support', ifMatch: '"3"', body: { ...rest, week: { FRIDAY: [{ from: '09:00', to: '02:00' }] } } });
});

it('asks before an edit is left through a link, goes when told to, and not after saving', async () => {
  open('/admin/calendars/support');
  const friday = within(await screen.findByRole('group', { name: 'Friday' }, PATIENT));
  fireEvent.click(screen.getByRole('link', { name: 'Elsewhere' }));
  expect(await screen.findByText('Another place')).toBeTruthy();
  fireEvent.click(screen.getByRole('link', { name: 'Back' }));
  fireEvent.change(within(await screen.findByRole('group', { name: 'Friday' }, PATIENT)).getByLabelText('To, Friday'), { target: { value: '17:00' } });
  expect(friday).toBeTruthy();
  fireEvent.click(screen.getByRole('link', { name: 'Elsewhere' }));
  const question = within(await screen.findByRole('dialog', { name: 'Leave without saving?' }, PATIENT));
  expect(screen.queryByText('Another place')).toBeNull();
  fireEvent.click(question.getByRole('button', { name: 'Stay' }));
  fireEvent.click(screen.getByRole('link', { name: 'Elsewhere' }));
  fireEvent.click((await screen.findAllByRole('button', { name: 'Leave' }, PATIENT)).at(-1) as HTMLElement);
  expect(await screen.findByText('Another place')).toBeTruthy();

  fireEvent.click(screen.getByRole('link', { name: 'Back' }));
  fireEvent.change(within(await screen.findByRole('group', { name: 'Friday' }, PATIENT)).getByLabelText('To, Friday'), { target: { value: '16:00' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toHaveLength(1), PATIENT);
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Save' })).toBeNull(), PATIENT);
});

it('does not send hours that overlap, and goes to where they do', async () => {
  open('/admin/calendars/support');
  const friday = within(await screen.findByRole('group', { name: 'Friday' }, PATIENT));
  fireEvent.click(friday.getByRole('button', { name: 'Add hours: Friday' }));
  fireEvent.change(friday.getAllByLabelText('From, Friday')[1] as HTMLElement, { target: { value: '17:00' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await friday.findByText(/Two intervals overlap/)).toBeTruthy();
  expect(sent).toEqual([]);
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true'));
});

it('shows at its target what the server refuses', async () => {
  open('/admin/promises/online');
  const target = within(await screen.findByRole('region', { name: 'First response' }, PATIENT));
  fireEvent.change(target.getByLabelText('Promised within'), { target: { value: '2' } });
  refusal = { code: 'policy-never-due', detail: 'The calendar does not open for so long.', remedy: 'Shorten the target.', field: 'targets[FIRST_RESPONSE].mustSeconds' };
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await target.findByText('The calendar does not open for so long.', undefined, PATIENT)).toBeTruthy();
  expect(target.getByLabelText('Promised within').getAttribute('aria-invalid')).toBe('true');
  expect(sent[0]).toMatchObject({ ifMatch: '"4"', body: { targets: [{ mustSeconds: 120 }] } });
});

it('lets a manager approve what another asked for, and nobody his own request', async () => {
  open('/admin/adjustments', ['manager'], 'max');
  const card = within(await screen.findByRole('article', { name: 'Singles day' }, PATIENT));
  fireEvent.click(card.getByRole('button', { name: 'Reject' }));
  expect(card.getByText('Say why you reject it.')).toBeTruthy();
  fireEvent.click(card.getByRole('button', { name: 'Approve' }));
  await waitFor(() => expect(sent).toMatchObject([{ method: 'POST', path: '/api/v1/sla/adjustments/a1/approve' }]), PATIENT);
});

it('offers the requester only to withdraw', async () => {
  open('/admin/adjustments', ['manager'], 'anna');
  const card = within(await screen.findByRole('article', { name: 'Singles day' }, PATIENT));
  expect(card.getByRole('button', { name: 'Withdraw' })).toBeTruthy();
  expect(card.queryByRole('button', { name: 'Approve' })).toBeNull();
  expect(card.getByText(/nobody approves his own request/)).toBeTruthy();
});
