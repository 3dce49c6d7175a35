/** What conversation-service says about conversations, customers and their messages. Times are ISO-8601 in UTC. */

export type ConversationState = 'withBot' | 'waiting' | 'assigned' | 'awaitingCustomer' | 'resolved';
export const metrics = [
  'GREETING', 'FIRST_RESPONSE', 'NEXT_RESPONSE', 'RESOLUTION', 'AVERAGE_RESPONSE', 'ANSWER_SPEED', 'CALLBACK', 'KNOWLEDGE_FRESHNESS',
] as const;
export type Metric = (typeof metrics)[number];
export type Channel = 'CHAT' | 'API' | 'EMAIL' | 'PHONE' | 'SOCIAL';
export type Tier = 'STANDARD' | 'PREMIUM' | 'VIP';
export type Priority = 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT';

export interface Person {
  readonly id: string;
  readonly name: string | null;
}

export interface Customer {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly tier: Tier;
  readonly language: string | null;
  readonly createdAt?: string;
}

/** A promise as the conversation row carries it. */
export interface ClockView {
  readonly id: string;
  readonly metric: Metric;
  readonly state: string;
  readonly targetSeconds: number;
  readonly dueAt: string | null;
  readonly pausedSince: string | null;
  readonly remainingSecondsWhenPaused: number | null;
}

export type AuthorKind = 'customer' | 'agent' | 'bot' | 'system';

export interface LastEntry {
  readonly kind: 'message' | 'note' | 'event';
  readonly text: string;
  readonly at: string;
  readonly author: { readonly kind: AuthorKind; readonly name: string | null };
}

export type TopicSource = 'FORM' | 'RULE' | 'CLASSIFIER' | 'BOT' | 'HAND';

export interface TopicGuess {
  readonly topic: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** How a conversation came to its topic, or to where it is without one. */
export interface TopicOrigin {
  readonly source: TopicSource;
  readonly rule: string | null;
  readonly confidence: number | null;
  /** What else it could be, likeliest first. */
  readonly alternatives: readonly TopicGuess[];
}

/** How an enquiry came in. */
export interface Entrance {
  readonly subject: string | null;
  readonly page: string | null;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

/** A customer's wish to be called back. */
export interface Callback {
  readonly number: string;
  readonly state: 'planned' | 'due' | 'reached' | 'given-up' | 'withdrawn';
  /** When; only while it is planned. */
  readonly from: string | null;
  readonly attempts: number;
}

export interface Conversation {
  readonly id: string;
  readonly number: number;
  readonly customer: Customer;
  readonly channel: Channel;
  readonly state: ConversationState;
  readonly language: string;
  readonly priority: Priority;
  readonly topic: string | null;
  readonly topicOrigin?: TopicOrigin | null;
  readonly entrance?: Entrance;
  readonly tags: readonly string[];
  readonly queue: string | null;
  readonly assignee: Person | null;
  readonly lastEntry: LastEntry | null;
  readonly lastSequence: number;
  readonly readSequence: number;
  readonly unread: number;
  readonly unansweredSince: string | null;
  readonly clocks: readonly ClockView[];
  readonly resolvedAt: string | null;
  readonly rating: { readonly score: number; readonly comment: string | null } | null;
  readonly callback?: Callback | null;
  /** The customer wants to be answered by e-mail. */
  readonly emailWanted?: boolean;
  readonly createdAt: string;
  readonly revision: number;
  /** Set on a live event only: the row left what this person may see. */
  readonly removed?: boolean;
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

export interface Citation {
  readonly article: string;
  readonly version: number;
  readonly title: string;
  readonly path: string;
  readonly anchor: string;
}

export interface Choice {
  readonly article: string;
  readonly label: string;
}

export interface Entry {
  readonly id: string;
  /** Dense per conversation, from 1. */
  readonly sequence: number;
  readonly kind: 'message' | 'note' | 'event';
  readonly author: { readonly kind: AuthorKind; readonly id: string | null; readonly name: string | null };
  readonly text: string;
  readonly format: 'plain' | 'markdown';
  readonly attachments: readonly Attachment[];
  readonly citations: readonly Citation[];
  readonly choices: readonly Choice[];
  readonly event: { readonly code: string; readonly params: Readonly<Record<string, unknown>> } | null;
  readonly delivery: 'stored' | 'delivered' | 'read';
  readonly clientId: string | null;
  /** The customer's judgement of a bot answer, if she gave one. */
  readonly helpful?: boolean | null;
  /** What the channel says of it, such as a mail's subject; for staff only. */
  readonly details?: Readonly<Record<string, string>>;
  readonly at: string;
}
