import { expect, it, vi } from 'vitest';
import { Problem } from '../../app/problem';
import type { postMessage } from '../calls/messageCalls';
import { anEntry } from '../model/samples';
import { Outbox, type NewPending } from './outbox';
import { Unsent } from './unsent';

function aMessage(clientId: string, text = clientId): NewPending {
  return { clientId, conversation: 'c1', kind: 'reply', text, attachments: [], thenWait: false, at: '2026-11-22T12:00:00Z' };
}

function anOutbox(answer: (clientId: string) => Promise<void>) {
  const sent: string[] = [];
  const post: typeof postMessage = async (_conversation, message) => {
    sent.push(message.clientId);
    await answer(message.clientId);
    return anEntry(sent.length, { clientId: message.clientId });
  };
  return { outbox: new Outbox(null, post), sent };
}

const states = (outbox: Outbox) => outbox.pending.map(({ clientId, state }) => `${clientId} ${state}`);

it('sends one after the other in the order written, and forgets what arrived', async () => {
  let release = () => {};
  const { outbox, sent } = anOutbox((clientId) => (clientId === 'a' ? new Promise<void>((done) => (release = done)) : Promise.resolve()));
  outbox.send(aMessage('a'));
  outbox.send(aMessage('b'));
  expect(states(outbox)).toEqual(['a sending', 'b sending']);
  expect(sent).toEqual(['a']);
  release();
  await vi.waitFor(() => expect(outbox.pending).toEqual([]));
  expect(sent).toEqual(['a', 'b']);
});

it('holds later messages back behind one that failed, and sends all under their own ids on retry', async () => {
  let down = true;
  const { outbox, sent } = anOutbox(() => (down ? Promise.reject(new Problem(0, 'offline', '')) : Promise.resolve()));
  outbox.send(aMessage('a'));
  await vi.waitFor(() => expect(states(outbox)).toEqual(['a failed']));
  outbox.send(aMessage('b'));
  expect(states(outbox)).toEqual(['a failed', 'b sending']);
  down = false;
  outbox.retryPassing();
  await vi.waitFor(() => expect(outbox.pending).toEqual([]));
  expect(sent).toEqual(['a', 'a', 'b']);
});

it('does not repeat by itself what the server refused for good', async () => {
  const { outbox, sent } = anOutbox(() => Promise.reject(new Problem(422, 'text-has-nul', '')));
  outbox.send(aMessage('a'));
  await vi.waitFor(() => expect(states(outbox)).toEqual(['a failed']));
  outbox.retryPassing();
  expect(sent).toEqual(['a']);
});

/** A tab's storage, kept over what would be a reload. */
function aTab(): Storage {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    clear: () => values.clear(),
  };
}

/** A server that stores a message once, however often it comes under its id. */
function aServer() {
  const stored: string[] = [];
  const post: typeof postMessage = async (_conversation, { clientId }) => {
    if (!stored.includes(clientId)) {
      stored.push(clientId);
    }
    return anEntry(stored.indexOf(clientId) + 1, { clientId });
  };
  return { stored, post };
}

it('goes on after a reload with what was on its way, in its order and under its ids', async () => {
  const tab = aTab();
  const server = aServer();
  // The server has stored the first; its answer never comes, for the page is left.
  const before = new Outbox(new Unsent('me', tab), async (conversation, message) => {
    await server.post(conversation, message);
    return new Promise<never>(() => {});
  });
  before.send({ ...aMessage('a'), at: '2026-11-22T12:00:00Z' });
  before.send({ ...aMessage('b'), at: '2026-11-22T12:00:01Z' });
  expect(server.stored).toEqual(['a']);

  const after = new Outbox(new Unsent('me', tab), server.post);
  expect(states(after)).toEqual(['a sending', 'b sending']);
  after.resume();
  await vi.waitFor(() => expect(after.pending).toEqual([]));
  expect(server.stored).toEqual(['a', 'b']);
  expect(new Outbox(new Unsent('me', tab), server.post).pending).toEqual([]);
});

it('waits after a reload for its author where the server had refused for good, and tries again where it was away', async () => {
  const tab = aTab();
  const problems: Record<string, Problem> = { refused: new Problem(422, 'text-has-nul', ''), away: new Problem(0, 'offline', '') };
  const before = new Outbox(new Unsent('me', tab), async (_conversation, { clientId }) => Promise.reject(problems[clientId]));
  before.send({ ...aMessage('refused'), conversation: 'c1' });
  before.send({ ...aMessage('away'), conversation: 'c2' });
  await vi.waitFor(() => expect(states(before)).toEqual(['refused failed', 'away failed']));

  const server = aServer();
  const after = new Outbox(new Unsent('me', tab), server.post);
  after.resume();
  await vi.waitFor(() => expect(states(after)).toEqual(['refused failed']));
  expect(server.stored).toEqual(['away']);
});

it('never sends what somebody else left in the same tab', () => {
  const tab = aTab();
  new Outbox(new Unsent('ana', tab), () => new Promise(() => {})).send(aMessage('a'));
  expect(new Outbox(new Unsent('ben', tab), aServer().post).pending).toEqual([]);
});

it('keeps words until the server has those very words', () => {
  const unsent = new Unsent('me', aTab());
  unsent.keepDraft('c1', 'Dear');
  unsent.keepDraft('c1', 'Dear Ana');
  unsent.draftIsSafe('c1', 'Dear');
  expect(unsent.draft('c1')).toBe('Dear Ana');
  unsent.draftIsSafe('c1', 'Dear Ana');
  expect(unsent.draft('c1')).toBeNull();
});
