import type { Presence } from '../model/agent';
import type { Conversation, Entry, Metric } from '../model/conversation';

/** An agent is asked to take a conversation until `expiresAt`. */
export interface OfferEvent {
  readonly offerId: string;
  readonly conversationId: string;
  readonly agentId: string;
  readonly queue: string | null;
  readonly reasons: readonly string[];
  readonly expiresAt: string;
  readonly conversation: Conversation | null;
}

/** A promise in danger (`warning`), broken (`breach`), or escalated to this person (`escalation`). */
export interface NoticeEvent {
  readonly id?: string;
  readonly kind: string;
  readonly conversationId: string | null;
  readonly number?: number | null;
  readonly customer?: string | null;
  readonly metric: Metric | null;
  /** How much of the target was used, of a warning. */
  readonly percent?: number | null;
  /** From 1, of an escalation. */
  readonly step?: number | null;
  readonly dueAt: string | null;
  readonly at: string;
  readonly readAt?: string | null;
}

/** The events of `/api/v1/stream`. */
export interface LiveEvents {
  conversation: Conversation;
  entry: { readonly conversationId: string; readonly entry: Entry };
  delivery: { readonly conversationId: string; readonly upTo: number; readonly state: Entry['delivery'] };
  typing: { readonly conversationId: string; readonly author: { readonly kind: string; readonly id: string | null; readonly name: string | null }; readonly active: boolean };
  /** Somebody looks at a conversation until `expiresAt`, unless it is said again; null when he left. */
  viewing: { readonly conversationId: string; readonly viewer: { readonly id: string; readonly name: string | null }; readonly expiresAt: string | null };
  offer: OfferEvent;
  offerEnded: { readonly offerId: string; readonly outcome: string; readonly conversationId?: string | null };
  presence: { readonly agentId: string; readonly presence: Presence; readonly cause?: string };
  wait: { readonly conversationId: string; readonly position?: number };
  notice: NoticeEvent;
}

export const liveEventNames = [
  'conversation', 'entry', 'delivery', 'typing', 'viewing', 'offer', 'offerEnded', 'presence', 'wait', 'notice',
] as const satisfies readonly (keyof LiveEvents)[];
