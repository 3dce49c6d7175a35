import { api } from '../../app/api';

export async function fetchDraft(conversation: string, signal: AbortSignal): Promise<string> {
  const draft = await api.get<{ readonly text: string | null } | undefined>(`/api/v1/conversations/${conversation}/draft`, { signal });
  return draft?.text ?? '';
}

export function putDraft(conversation: string, text: string): Promise<void> {
  return api.put(`/api/v1/conversations/${conversation}/draft`, { text });
}
