import { expect, it, vi } from 'vitest';
import { Problem } from '../../app/problem';
import type { postMessage } from '../calls/messageCalls';
import { anEntry } from '../model/samples';
import { Outbox, type NewPending } from './outbox';

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
  return { outbox: new Outbox(post), sent };
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
