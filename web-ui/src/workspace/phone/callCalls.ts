import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';

export type CallPhase = 'menu' | 'queued' | 'offered' | 'connecting' | 'talking' | 'held' | 'voicemail' | 'dialling' | 'wrap-up' | 'ended';

export interface Call {
  readonly id: string;
  readonly conversationId: string | null;
  readonly outgoing: boolean;
  readonly phase: CallPhase;
  readonly since: string;
  readonly until: string | null;
  readonly number: string | null;
  readonly answeredAt: string | null;
  readonly heldSeconds: number;
}

export interface Phone {
  readonly kind: 'NUMBER' | 'EXTENSION';
  readonly address: string;
  /** Whether it rings already for an offer. */
  readonly rings: boolean;
}

export interface MyCalls {
  readonly calls: readonly Call[];
  readonly phone: Phone | null;
  readonly dispositions: readonly string[];
  /** Whether any line is connected. */
  readonly lines: boolean;
}

export interface CallbackRow {
  readonly conversationId: string;
  readonly conversationNumber: number;
  readonly customerName: string | null;
  readonly number: string;
  readonly state: 'planned' | 'due';
  readonly from: string | null;
  readonly waitingSince: string;
  readonly attempts: number;
  readonly assignee: string | null;
  readonly lastText: string | null;
}

const MINE = ['calls', 'mine'];
/** A call changes without anybody writing; its panel looks that often. */
const LOOK_MS = 2_000;

export function useMyCalls() {
  return useQuery({ queryKey: MINE, queryFn: ({ signal }) => api.get<MyCalls>('/api/v1/calls/mine', { signal }), refetchInterval: LOOK_MS });
}

export function useKeepPhone() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (phone: Phone) => api.put<Phone>('/api/v1/calls/phone', phone),
    onSuccess: () => client.invalidateQueries({ queryKey: MINE }),
  });
}

export function usePlaceCall(conversation: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<Call>(`/api/v1/conversations/${conversation}/calls`),
    onSettled: () => client.invalidateQueries({ queryKey: MINE }),
  });
}

export type CallAct =
  | { readonly act: 'hold'; readonly body: { readonly held: boolean } }
  | { readonly act: 'hang-up'; readonly body: undefined }
  | { readonly act: 'wrap-up'; readonly body: { readonly disposition: string | null; readonly resolve: boolean } };

export function useCallAct(call: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ act, body }: CallAct) => api.post<Call>(`/api/v1/calls/${call}/${act}`, body),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: MINE }), client.invalidateQueries({ queryKey: ['conversations'] })]),
  });
}

export function useCallbacks() {
  return useInfiniteQuery({
    queryKey: ['callbacks'],
    queryFn: ({ pageParam, signal }) => api.get<Slice<CallbackRow>>('/api/v1/callbacks', { query: { cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: 15_000,
  });
}
