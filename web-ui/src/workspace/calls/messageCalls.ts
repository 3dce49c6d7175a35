import { api } from '../../app/api';
import type { Entry } from '../../app/model/conversation';

export interface NewMessage {
  readonly text: string;
  readonly kind: 'reply' | 'note';
  readonly clientId: string;
  readonly attachmentIds: readonly string[];
  readonly thenWait?: boolean;
  /** What the customer's channel has to know, such as who reads the reply. */
  readonly details?: Readonly<Record<string, string>>;
}

/** Stores a message; the same `clientId` again gives the same entry. */
export async function postMessage(conversation: string, message: NewMessage): Promise<Entry> {
  const answer = await api.post<Entry | { readonly entry: Entry }>(`/api/v1/conversations/${conversation}/messages`, message, {
    idempotencyKey: message.clientId,
  });
  return 'entry' in answer ? answer.entry : answer;
}

export function postTyping(conversation: string, active: boolean): Promise<void> {
  return api.post(`/api/v1/conversations/${conversation}/typing`, { active });
}

export function postViewing(conversation: string, active: boolean): Promise<void> {
  return api.post(`/api/v1/conversations/${conversation}/viewing`, { active });
}

export function postRead(conversation: string, sequence: number): Promise<void> {
  return api.post(`/api/v1/conversations/${conversation}/read`, { sequence });
}
