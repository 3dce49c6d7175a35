import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, it } from 'vitest';
import appTexts from '../../app/i18n/en.json';
import workspaceTexts from '../en.json';
import { aClock } from '../model/samples';
import { ClockCard } from './ClockCard';
import { bareClock } from './clockCalls';
import texts from './en.json';

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: 'en', ns: ['app', 'workspace', 'workspace/clocks'], defaultNS: 'app', interpolation: { escapeValue: false },
    resources: { en: { app: appTexts, workspace: workspaceTexts, 'workspace/clocks': texts } },
  }),
);

it('tells steps that were taken from those that are planned', () => {
  const told = { kind: 'NOTIFY_SUPERVISORS', to: null, media: ['WORKSPACE'] };
  const escalations = [
    { step: 1, at: '2026-11-20T09:00:00Z', actions: [told], taken: true },
    { step: 2, at: '2026-11-20T10:00:00Z', actions: [told, { kind: 'MOVE_TO_QUEUE', to: 'experts', media: [] }], taken: false },
  ];
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ClockCard clock={{ ...bareClock(aClock()), escalations }} />
    </QueryClientProvider>,
  );
  const [taken, planned] = within(screen.getByRole('list', { name: 'Warnings and escalations' })).getAllByRole('listitem').map((item) => item.textContent);
  expect(taken).toMatch(/Step 1, .*told the supervisors \(in the workspace\)/);
  expect(planned).toMatch(/Step 2, planned for .*tell the supervisors \(in the workspace\), move to experts/);
});
