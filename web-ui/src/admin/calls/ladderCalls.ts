import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../app/api';
import { allOf } from './all';

export const actionKinds = [
  'NOTIFY_AGENT', 'NOTIFY_SUPERIOR', 'NOTIFY_SUPERVISORS', 'NOTIFY_MANAGERS', 'NOTIFY_PERSON', 'NOTIFY_QUEUE',
  'RAISE_PRIORITY', 'MOVE_TO_QUEUE', 'OFFER_TO_TEAM', 'ADD_FOLLOWER', 'REQUEST_CALLBACK',
] as const;
export type ActionKind = (typeof actionKinds)[number];

export const media = ['WORKSPACE', 'WEBHOOK'] as const;
export type Medium = (typeof media)[number];

export interface LadderAction {
  readonly kind: ActionKind;
  /** A person, a queue or a priority, as the kind asks; see {@link subjectOf}. */
  readonly to: string | null;
  readonly media: readonly Medium[];
}

export interface LadderStep {
  /** Seconds of the target's own time from the deadline; negative is before it. */
  readonly offsetSeconds: number;
  readonly actions: readonly LadderAction[];
}

export interface LadderEdit {
  readonly name: string;
  readonly nameZh: string;
  readonly steps: readonly LadderStep[];
}

export interface Ladder extends LadderEdit {
  readonly id: string;
  readonly version: number;
}

/** What an action's `to` names; null if it needs none. */
export function subjectOf(kind: ActionKind): 'person' | 'queue' | 'priority' | null {
  switch (kind) {
    case 'NOTIFY_PERSON':
    case 'ADD_FOLLOWER':
      return 'person';
    case 'NOTIFY_QUEUE':
    case 'MOVE_TO_QUEUE':
    case 'OFFER_TO_TEAM':
      return 'queue';
    case 'RAISE_PRIORITY':
      return 'priority';
    default:
      return null;
  }
}

/** Whether an action tells somebody, and so needs a medium. */
export function tells(kind: ActionKind): boolean {
  return kind.startsWith('NOTIFY_');
}

const KEY = ['sla', 'ladders'];
const LADDERS = '/api/v1/sla/ladders';

export function useLadders() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => allOf<Ladder>(LADDERS, signal) });
}

/** Makes the next version of a ladder; `version` is the one that was edited, null for a new ladder. */
export function useSaveLadder() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, edit }: { readonly id: string; readonly version: number | null; readonly edit: LadderEdit }) =>
      api.put<Ladder>(`${LADDERS}/${encodeURIComponent(id)}`, edit, version === null ? {} : { ifMatch: version }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useRemoveLadder() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Ladder) => api.delete(`${LADDERS}/${encodeURIComponent(id)}`, { ifMatch: version }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
