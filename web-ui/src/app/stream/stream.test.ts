import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { serverNow } from './clock';
import { backOff, openStream, type Source, type StreamState } from './stream';

class FakeSource implements Source {
  readonly listeners = new Map<string, ((event: MessageEvent<string>) => void)[]>();
  closed = false;

  addEventListener(name: string, listener: (event: MessageEvent<string>) => void) {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
  }

  close() {
    this.closed = true;
  }

  emit(name: string, data: unknown = {}) {
    this.listeners.get(name)?.forEach((listener) => listener(new MessageEvent(name, { data: JSON.stringify(data) })));
  }
}

interface Events {
  entry: { readonly sequence: number };
}

function aStream() {
  const sources: FakeSource[] = [];
  const seen: number[] = [];
  const states: StreamState[] = [];
  let resyncs = 0;
  const close = openStream<Events>({
    address: '/stream',
    names: ['entry'],
    onEvent: (_name, { sequence }) => seen.push(sequence),
    onResync: () => (resyncs += 1),
    onState: (state) => states.push(state),
    open: () => {
      const source = new FakeSource();
      sources.push(source);
      return source;
    },
    delay: () => 1_000,
  });
  const latest = () => {
    const source = sources.at(-1);
    if (source === undefined) {
      throw new Error('No connection was opened.');
    }
    return source;
  };
  return { sources, seen, states, latest, close, resyncs: () => resyncs };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('hands events on, and asks for no resync on the first connection', () => {
  const stream = aStream();
  stream.latest().emit('open');
  stream.latest().emit('entry', { sequence: 1 });
  expect(stream.seen).toEqual([1]);
  expect(stream.states).toEqual(['connecting', 'live']);
  expect(stream.resyncs()).toBe(0);
  stream.close();
});

it('reconnects after a break, and has everything fetched again', () => {
  const stream = aStream();
  stream.latest().emit('open');
  stream.latest().emit('error');
  expect(stream.states.at(-1)).toBe('lost');
  expect(stream.sources[0]?.closed).toBe(true);
  vi.advanceTimersByTime(1_000);
  expect(stream.sources).toHaveLength(2);
  stream.latest().emit('open');
  expect(stream.states.at(-1)).toBe('live');
  expect(stream.resyncs()).toBe(1);
  stream.close();
});

it('takes nothing from a connection that was given up', () => {
  const stream = aStream();
  const first = stream.latest();
  first.emit('open');
  first.emit('error');
  vi.advanceTimersByTime(1_000);
  first.emit('entry', { sequence: 7 });
  expect(stream.seen).toEqual([]);
  stream.close();
});

it('gives up a connection that is silent for longer than two pings', () => {
  const stream = aStream();
  stream.latest().emit('open');
  vi.advanceTimersByTime(30_000);
  stream.latest().emit('ping', { serverTime: new Date().toISOString() });
  vi.advanceTimersByTime(30_000);
  expect(stream.states.at(-1)).toBe('live');
  vi.advanceTimersByTime(10_001);
  expect(stream.states.at(-1)).toBe('lost');
  stream.close();
});

it('resyncs when the server says so, and stays closed when closed', () => {
  const stream = aStream();
  stream.latest().emit('open');
  stream.latest().emit('resync');
  expect(stream.resyncs()).toBe(1);
  stream.close();
  stream.latest().emit('error');
  vi.advanceTimersByTime(60_000);
  expect(stream.sources).toHaveLength(1);
});

it('learns the time of the server', () => {
  const stream = aStream();
  stream.latest().emit('ready', { serverTime: new Date(Date.now() + 3_600_000).toISOString() });
  expect(Math.round((serverNow() - Date.now()) / 1000)).toBe(3_600);
  stream.latest().emit('ping', { serverTime: new Date().toISOString() });
  expect(Math.round((serverNow() - Date.now()) / 1000)).toBe(0);
  stream.close();
});

it('waits longer with each try, within bounds', () => {
  const waits = [0, 1, 2, 3, 4, 5, 6, 50].map((attempt) => backOff(attempt, 1));
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
  expect(backOff(0, 0)).toBe(250);
});
