/** The shapes of `/widget/v1`; the public API description says more. */

export type State = 'withBot' | 'waiting' | 'assigned' | 'awaitingCustomer' | 'resolved';

export interface Wait {
  position: number;
  lowSeconds: number | null;
  highSeconds: number | null;
}

export interface Talk {
  id: string;
  state: State;
  agent: { name: string | null } | null;
  wait: Wait | null;
  lastSequence: number;
  readSequence: number;
  outcome: string | null;
  rating: { score: number; comment: string | null } | null;
  callback: Callback | null;
  /** She waits for the answer by e-mail. */
  emailWanted: boolean;
  resolvedAt: string | null;
}

/** Her wish to be called. */
export interface Callback {
  number: string;
  state: 'planned' | 'due' | 'reached' | 'given-up' | 'withdrawn';
  /** When; only while it is planned. */
  from: string | null;
  attempts: number;
}

/** When somebody is there to call. */
export interface CallTimes {
  open: boolean;
  times: string[];
}

export interface Attachment {
  id: string;
  name: string;
  mediaType: string;
  size: number;
}

export interface Entry {
  id: string;
  sequence: number;
  kind: 'message' | 'event';
  author: { kind: 'customer' | 'agent' | 'bot' | 'system'; name: string | null };
  text: string;
  format: 'plain' | 'markdown';
  attachments: Attachment[];
  citations: { article: string; title: string; path: string; anchor: string }[];
  choices: { article: string; label: string }[];
  event: { code: string; params: Record<string, string> } | null;
  delivery: 'stored' | 'delivered' | 'read';
  clientId: string | null;
  helpful: boolean | null;
  at: string;
}

export interface Session {
  token: string;
  expiresAt: string;
  visitorSecret: string;
  customer: { name: string | null; email: string | null };
  conversation: Talk | null;
  greeting: string;
  /** Whether anybody is at work who could answer. */
  attended: boolean;
  settings: { name: string; color: string; replyTimeText: string };
}

/** A message of this page that the server has not confirmed yet. */
export interface Pending {
  clientId: string;
  text: string;
  attachments: Attachment[];
  chosenArticle: string | null;
  failed: string | null;
  at: string;
}
