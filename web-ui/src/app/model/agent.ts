/** What routing-service says about agents and offers. */

export type Presence = 'ONLINE' | 'AWAY' | 'OFFLINE';
export const presences: readonly Presence[] = ['ONLINE', 'AWAY', 'OFFLINE'];

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
  readonly work: readonly { readonly conversationId: string; readonly weight: number }[];
}
