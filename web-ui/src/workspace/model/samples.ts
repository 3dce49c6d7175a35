import type { ClockView, Conversation, Entry } from '../../app/model/conversation';

/** Builders for tests: a plain thing, changed where the test cares. */
export function aClock(changes: Partial<ClockView> = {}): ClockView {
  return {
    id: 'clock',
    metric: 'FIRST_RESPONSE',
    state: 'running',
    targetSeconds: 60,
    dueAt: '2026-11-22T12:01:00Z',
    pausedSince: null,
    remainingSecondsWhenPaused: null,
    ...changes,
  };
}

export function aConversation(changes: Partial<Conversation> = {}): Conversation {
  return {
    id: 'c1',
    number: 1001,
    customer: { id: 'u1', name: 'Ana Ruiz', email: 'ana@example.org', tier: 'PREMIUM', language: 'en' },
    channel: 'CHAT',
    state: 'assigned',
    language: 'en',
    priority: 'NORMAL',
    tags: [],
  topic: null,
    queue: 'orders',
    assignee: { id: 'me', name: 'Mei Lin' },
    lastEntry: null,
    lastSequence: 0,
    readSequence: 0,
    unread: 0,
    unansweredSince: null,
    clocks: [],
    resolvedAt: null,
    rating: null,
    createdAt: '2026-11-22T11:59:00Z',
    revision: 1,
    ...changes,
  };
}

export function anEntry(sequence: number, changes: Partial<Entry> = {}): Entry {
  return {
    id: `e${sequence}`,
    sequence,
    kind: 'message',
    author: { kind: 'customer', id: 'u1', name: 'Ana Ruiz' },
    text: `message ${sequence}`,
    format: 'plain',
    attachments: [],
    citations: [],
    choices: [],
    event: null,
    delivery: 'stored',
    clientId: null,
    at: '2026-11-22T12:00:00Z',
    ...changes,
  };
}
