import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { useState } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import appTexts from '../app/i18n/en.json';
import { Assessments } from './Assessments';
import { spanOf, type Assessment } from './assessmentCalls';
import texts from './en.json';
import { dayOf, filtersOf } from './filters';

const one: Assessment = {
  policy: 'chat', name: 'Chat', nameZh: '聊天', firstDay: '2026-11-02', responses: 40, averageSeconds: 15, within: 36, attainmentPercent: 90, requiredPercent: null, targetSeconds: 20, held: true,
};
let asked: URL[] = [];

beforeAll(() =>
  i18next.use(initReactI18next).init({ lng: 'en', ns: ['app', 'insights'], defaultNS: 'app', interpolation: { escapeValue: false }, resources: { en: { app: appTexts, insights: texts } } }),
);
afterEach(() => vi.unstubAllGlobals());

function Page() {
  const [filters, setFilters] = useState(() => filtersOf(new URLSearchParams('from=2026-11-04&to=2026-11-10'), new Date(2026, 10, 22)));
  return <Assessments filters={filters} onChange={(part) => setFilters({ ...filters, ...part })} />;
}

function open(items: readonly Assessment[]) {
  asked = [];
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(new URL(url, 'http://pronto'));
    return Promise.resolve(new Response(JSON.stringify({ items, next: null }), { headers: { 'content-type': 'application/json' } }));
  });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <Page />
    </QueryClientProvider>,
  );
}

it('takes weeks whole, from the Monday before to the Sunday after', () => {
  const week = spanOf({ from: '2026-11-04', to: '2026-11-10', windows: 'week' });
  expect([dayOf(week.start), dayOf(week.end)]).toEqual(['2026-11-02', '2026-11-16']);
  const sunday = spanOf({ from: '2026-11-02', to: '2026-11-08', windows: 'week' });
  expect([dayOf(sunday.start), dayOf(sunday.end)]).toEqual(['2026-11-02', '2026-11-09']);
  const days = spanOf({ from: '2026-11-04', to: '2026-11-10', windows: 'day' });
  expect([dayOf(days.start), dayOf(days.end)]).toEqual(['2026-11-04', '2026-11-11']);
});

it('shows each window with what was promised, what it was and whether that held, and changes to weeks', async () => {
  open([one, { ...one, firstDay: '2026-11-03', averageSeconds: 25, attainmentPercent: 60, within: 24, requiredPercent: 80, held: false }]);
  const table = within(await screen.findByRole('table', { name: /Chat · 1 of 2 days kept/ }));
  const rows = table.getAllByRole('row').slice(1).map((row) => row.textContent);
  expect(rows[0]).toContain('✗ missed');
  expect(rows[0]).toContain('60% (24), required 80%');
  expect(rows[1]).toContain('✓ kept');
  fireEvent.click(screen.getByText('Week'));
  await screen.findByRole('table', { name: /1 of 2 weeks kept/ });
  expect(asked.map(({ searchParams }) => searchParams.get('period'))).toEqual(['day', 'week']);
});

it('says where to promise an average when none is', async () => {
  open([]);
  expect(await screen.findByText(/No response of this period falls under a policy/)).toBeTruthy();
});
