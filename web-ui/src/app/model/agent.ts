/** What routing-service says about agents and offers. */

import type { Channel } from './conversation';

export type Presence = 'ONLINE' | 'AWAY' | 'WRAP_UP' | 'AWAY_GIVING_BACK' | 'OFFLINE';
export const presences: readonly Presence[] = ['ONLINE', 'AWAY', 'WRAP_UP', 'AWAY_GIVING_BACK', 'OFFLINE'];

export interface Week {
  readonly zone: string;
  readonly spans: readonly { readonly day: string; readonly from: string; readonly to: string }[];
  readonly daysOff?: readonly string[] | null;
}

export interface Agent {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly languages: readonly string[];
  readonly skills: readonly { readonly skill: string; readonly level: number }[];
  readonly capacity: number;
  readonly presence: Presence;
  readonly presenceSince: string | null;
  readonly load: number;
  /** When a wrap-up or absence ends by itself. */
  readonly presenceUntil?: string | null;
  /** Channels from which nothing comes at present. */
  readonly paused?: readonly Channel[];
  readonly teams?: readonly string[];
  /** When new work may come; at any time without. */
  readonly hours?: Week | null;
  /** How much new work may come in a time. */
  readonly cap?: { readonly most: number; readonly perSeconds: number } | null;
  readonly wrapUpSeconds?: number;
  /** What an edit is based on; 0 before the first. */
  readonly revision?: number;
  readonly work: readonly { readonly conversationId: string; readonly weight: number }[];
}
