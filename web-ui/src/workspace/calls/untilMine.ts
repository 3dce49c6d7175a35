import { api } from '../../app/api';
import type { Conversation } from '../../app/model/conversation';
import { Problem } from '../../app/problem';

const TRIES = 20;
const PAUSE_MS = 150;

function pause(): Promise<void> {
  return new Promise((resume) => setTimeout(resume, PAUSE_MS));
}

/**
 * Waits until the conversation service knows that routing gave me this conversation: the news travels by event, and
 * until it has arrived the conversation does not exist for me. Gives up silently after three seconds; whoever then
 * opens it is told what is the matter.
 */
export async function untilMine(conversation: string, me: string): Promise<Conversation | null> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one question after the other is the point
      const found = await api.get<Conversation>(`/api/v1/conversations/${conversation}`);
      if (found.assignee?.id === me) {
        return found;
      }
    } catch (error) {
      if (!(error instanceof Problem && error.status === 404)) {
        throw error;
      }
    }
    // oxlint-disable-next-line no-await-in-loop
    await pause();
  }
  return null;
}
