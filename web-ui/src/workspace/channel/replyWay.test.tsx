import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, it, vi } from 'vitest';
import type { ReplyWay } from './channelCalls';
import DeliveryMark from './DeliveryMark';
import texts from './en.json';
import { lengthOf, sendableOn } from './length';
import ReplyWayBar from './ReplyWayBar';

const way: ReplyWay = {
  kind: 'messenger', connection: 'Lumen', enabled: true, longest: 10, unit: 'BYTES', mediaTypes: [], writableUntil: '2026-11-22T12:00:00Z', remedy: 'wait-for-customer',
  inPublic: true, publicly: true,
};
const before = Date.parse('2026-11-22T11:00:00Z');
const after = Date.parse('2026-11-22T13:00:00Z');

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', ns: ['workspace/channel'], interpolation: { escapeValue: false }, resources: { en: { 'workspace/channel': texts } } }));

it('counts as the platform does', () => {
  expect(lengthOf('您👋', 'UTF16')).toBe(3);
  expect(lengthOf('您👋', 'CODE_POINTS')).toBe(2);
  expect(lengthOf('您👋', 'BYTES')).toBe(7);
});

it('sends only what the platform takes now', () => {
  expect(sendableOn(way, 'short', 0, before, false)).toBe(true);
  expect(sendableOn(way, 'short', 0, after, false)).toBe(false);
  expect(sendableOn(way, 'short', 0, after, true)).toBe(true);
  expect(sendableOn(way, 'much too long', 0, before, false)).toBe(false);
  expect(sendableOn(way, 'short', 1, before, false)).toBe(false);
  expect(sendableOn({ ...way, enabled: false }, 'short', 0, before, false)).toBe(false);
});

it('says what stands in the way, and lets one choose who reads the reply', () => {
  vi.useFakeTimers({ now: after, toFake: ['Date'] });
  const choose = vi.fn<(next: string) => void>();
  const { rerender } = render(<ReplyWayBar way={way} text="Hello, Ana!!" files={0} visibility="public" onVisibility={choose} />);
  expect(screen.getByRole('status').textContent).toBe('2 characters too many');
  fireEvent.click(screen.getByText('In private'));
  expect(choose).toHaveBeenCalledWith('private');
  rerender(<ReplyWayBar way={way} text="Hello" files={0} visibility="private" onVisibility={choose} />);
  expect(screen.getByRole('status').textContent).toContain('takes no reply any more');
  vi.useRealTimers();
});

it('shows on the message that it did not arrive, and why', () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <DeliveryMark delivery={{ id: 'd1', entryId: 'e1', progress: 'failed', problem: 'blocked: 403' }} />
    </QueryClientProvider>,
  );
  expect(screen.getByRole('alert').textContent).toContain('The customer has blocked us.');
  expect(screen.getByRole('button', { name: 'Send again' })).toBeTruthy();
});
