import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import appTexts from '../../app/i18n/en.json';
import insightsTexts from '../en.json';
import BotPage from './BotPage';
import texts from './en.json';

const report = {
  report: {
    sessions: 40, answered: 30, resolved: 20, recontacted: 3, handedOff: 12, answers: 44, rejected: 4, helpful: 9,
    reasons: [{ reason: 'UNSURE', sessions: 8, rate: 0.2 }],
    articles: [{ article: 'a1', title: 'Return an item', language: 'en', answers: 10, sessions: 8, resolved: 6, handedOff: 2, rejected: 1, helpful: 3 }],
  },
  answeredRate: 0.75, resolutionRate: 0.5, handoffRate: 0.3, rejectionRate: 0.09,
};

beforeAll(() =>
  i18next.use(initReactI18next).init({ lng: 'en', ns: ['app', 'insights', 'insights/bot'], defaultNS: 'app', interpolation: { escapeValue: false }, resources: { en: { app: appTexts, insights: insightsTexts, 'insights/bot': texts } } }),
);
afterEach(() => vi.unstubAllGlobals());

function open(body: unknown): URL[] {
  const asked: URL[] = [];
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(new URL(url, 'http://pronto'));
    return Promise.resolve(new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }));
  });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={['/insights/bot?from=2026-11-01&to=2026-11-20&channel=CHAT']}>
        <BotPage />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return asked;
}

it('shows resolution net of those who came back, reasons and articles', async () => {
  const asked = open(report);
  expect(await screen.findByText(/net of 3 whose customers came back/)).toBeTruthy();
  expect(screen.getByText('The bot was unsure')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Return an item' }).getAttribute('href')).toBe('/knowledge/a1');
  expect(screen.getByText('75% (6)')).toBeTruthy();
  expect(asked[0]?.searchParams.get('channel')).toBe('CHAT');
});

it('says so when the bot had nothing to do', async () => {
  open({ ...report, report: { ...report.report, sessions: 0, reasons: [], articles: [] } });
  expect(await screen.findByText('The bot had no sessions in this time')).toBeTruthy();
});
