import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LiveProvider, useLiveHub } from '../../app/live/LiveProvider';
import type { Entry } from '../../app/model/conversation';
import { aConversation, anEntry } from '../model/samples';
import { useTranscript } from './entryCalls';

/** A server of the size of this test: entries, and how often they were asked for. */
let stored: Entry[] = [];
let asked: string[] = [];

class SilentSource {
  addEventListener() {}
  close() {}
}

beforeEach(() => {
  stored = [];
  asked = [];
  vi.stubGlobal('EventSource', SilentSource);
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    const query = new URL(url, 'http://pronto').searchParams;
    const items = stored.filter(({ sequence }) => sequence > Number(query.get('after'))).slice(0, Number(query.get('limit')));
    return Promise.resolve(new Response(JSON.stringify({ items, next: null }), { headers: { 'content-type': 'application/json' } }));
  });
});
afterEach(() => vi.unstubAllGlobals());

function aTranscript() {
  const client = new QueryClient();
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <LiveProvider>{children}</LiveProvider>
    </QueryClientProvider>
  );
  const conversation = aConversation({ lastSequence: stored.length });
  return renderHook(() => ({ ...useTranscript(conversation), hub: useLiveHub() }), { wrapper });
}

const shown = (hook: ReturnType<typeof aTranscript>) => hook.result.current.transcript.entries.map(({ sequence }) => sequence);
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_one, index) => from + index);

it('shows the newest page first, and earlier ones when asked', async () => {
  stored = numbers(1, 120).map((sequence) => anEntry(sequence));
  const hook = aTranscript();
  await waitFor(() => expect(shown(hook)).toEqual(numbers(71, 120)));
  expect(hook.result.current.hasOlder).toBe(true);
  await act(() => hook.result.current.loadOlder());
  expect(shown(hook)).toEqual(numbers(21, 120));
});

it('shows a live entry once, also when it comes twice', async () => {
  stored = [anEntry(1)];
  const hook = aTranscript();
  await waitFor(() => expect(shown(hook)).toEqual([1]));
  const event = { conversationId: 'c1', entry: anEntry(2) };
  act(() => hook.result.current.hub.emit('entry', event));
  act(() => hook.result.current.hub.emit('entry', event));
  await waitFor(() => expect(shown(hook)).toEqual([1, 2]));
  expect(asked).toHaveLength(1);
});

it('fetches what a live entry shows to be missing, instead of leaving a hole', async () => {
  stored = [anEntry(1)];
  const hook = aTranscript();
  await waitFor(() => expect(shown(hook)).toEqual([1]));
  stored = numbers(1, 4).map((sequence) => anEntry(sequence));
  act(() => hook.result.current.hub.emit('entry', { conversationId: 'c1', entry: anEntry(4) }));
  await waitFor(() => expect(shown(hook)).toEqual([1, 2, 3, 4]));
});

it('has missed nothing after the connection was away, however much came', async () => {
  stored = numbers(1, 10).map((sequence) => anEntry(sequence));
  const hook = aTranscript();
  await waitFor(() => expect(shown(hook)).toEqual(numbers(1, 10)));
  stored = numbers(1, 175).map((sequence) => anEntry(sequence));
  act(() => hook.result.current.hub.resync());
  await waitFor(() => expect(shown(hook)).toEqual(numbers(1, 175)));
});
