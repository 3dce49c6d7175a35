import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../app/api';
import type { Channel } from '../../app/model/conversation';
import type { Decision } from '../../app/model/decision';
import type { QueueRules } from '../queue/queueRules';
import { allOf } from './all';

export interface SkillNeed {
  readonly skill: string;
  /** 1 to 5. */
  readonly minLevel: number;
}

/** What is sent to define a queue. */
export interface QueueEdit {
  readonly name: string;
  readonly nameZh: string;
  readonly requiredSkills: readonly SkillNeed[];
  readonly languages: readonly string[];
  readonly topics: readonly string[];
  /** 5 to 600. */
  readonly offerSeconds: number;
  /** What a conversation takes of an agent's capacity, 1 to 100. */
  readonly weights: Readonly<Partial<Record<Channel, number>>>;
  readonly active: boolean;
  readonly rules?: QueueRules;
}

export interface Finding {
  readonly field: string;
  readonly code: string;
  readonly detail: string;
  /** Such a queue cannot be kept. */
  readonly refuses: boolean;
}

/** What would be wrong with a queue, and who would get its work now. */
export interface QueueCheck {
  readonly findings: readonly Finding[];
  readonly decision: Decision;
  /** Which ring holds, 0 the first. */
  readonly ring: number;
}

export interface CheckAsk {
  readonly queue: QueueEdit;
  readonly channel: Channel;
  readonly language: string;
  readonly waitedSeconds: number;
}

export interface Queue extends QueueEdit {
  readonly id: string;
  /** What an edit is based on. */
  readonly revision: number;
  /** `nobody-could-serve`, `nobody-present-could-serve`. */
  readonly warnings: readonly string[];
  /** What is wrong with its definition. */
  readonly findings?: readonly Finding[];
}

const KEY = ['queues'];

export function useQueues() {
  return useQuery({ queryKey: [...KEY, 'admin'], queryFn: ({ signal }) => allOf<Queue>('/api/v1/queues', signal) });
}

export function useSaveQueue() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, edit, revision }: { readonly id: string; readonly edit: QueueEdit; readonly revision: number | null }) =>
      api.put<Queue>(`/api/v1/queues/${encodeURIComponent(id)}`, edit, revision === null ? {} : { ifMatch: revision }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useRemoveQueue() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete(`/api/v1/queues/${encodeURIComponent(id)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useCheckQueue() {
  return useMutation({
    mutationFn: ({ id, ask }: { readonly id: string; readonly ask: CheckAsk }) => api.post<QueueCheck>(`/api/v1/queues/${encodeURIComponent(id)}/check`, ask),
  });
}

/** A queue without what only the server says about it. */
export function editOf({ name, nameZh, requiredSkills, languages, topics, offerSeconds, weights, active, rules }: Queue): QueueEdit {
  return { name, nameZh, requiredSkills, languages, topics, offerSeconds, weights, active, ...(rules === undefined ? {} : { rules }) };
}
