import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';

export interface ChannelField {
  /** Stable; its words are in the texts of this folder. */
  readonly name: string;
  readonly type: 'TEXT' | 'SECRET' | 'NUMBER' | 'FLAG' | 'CHOICE' | 'URL';
  readonly required: boolean;
  readonly preset: string;
  readonly choices: readonly string[];
}

export interface ChannelKind {
  readonly kind: string;
  readonly channel: string;
  /** Whether the platform calls us. */
  readonly hooks: boolean;
  readonly fields: readonly ChannelField[];
}

export interface Connection {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
  /** The names of those that are filled in. */
  readonly secrets: readonly string[];
  readonly enabled: boolean;
  readonly withBot: boolean;
  readonly language: string;
  readonly queue: string | null;
  /** What the platform has to call. */
  readonly hookUrl: string | null;
  readonly state: 'ok' | 'away' | 'off';
  readonly closedUntil: string | null;
  readonly queued: number;
  readonly failed: number;
  readonly revision: number;
}

export interface ConnectionEdit {
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly enabled: boolean;
  readonly withBot: boolean;
  readonly language: string;
  readonly queue: string | null;
}

export interface TestResult {
  readonly fine: boolean;
  readonly findings: readonly { readonly code: string; readonly detail: string }[];
}

export interface ChannelFailure {
  readonly delivery: { readonly id: string; readonly entryId: string; readonly problem: string | null; readonly attempts: number; readonly createdAt: string };
  readonly conversationId: string;
  readonly connectionId: string;
  readonly kind: string | null;
  readonly connection: string | null;
  readonly addressName: string | null;
  readonly preview: string;
}

const KEY = ['channels'];
const CHANNELS = '/api/v1/channels';
const at = (id: string) => `${CHANNELS}/${encodeURIComponent(id)}`;

export function useChannelKinds() {
  return useQuery({ queryKey: [...KEY, 'kinds'], staleTime: Infinity, queryFn: async ({ signal }) => (await api.get<{ readonly items: readonly ChannelKind[] }>(`${CHANNELS}/kinds`, { signal })).items });
}

/** By name, with what waits and what failed; looked at again and again. */
export function useConnections() {
  return useQuery({ queryKey: [...KEY, 'list'], refetchInterval: 10_000, queryFn: async ({ signal }) => (await api.get<Slice<Connection>>(CHANNELS, { signal })).items });
}

function useStep<V, R>(act: (value: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSettled: () => client.invalidateQueries({ queryKey: KEY }) });
}

export function useAddConnection() {
  return useStep((added: { readonly kind: string; readonly connection: ConnectionEdit }) => api.post<Connection>(CHANNELS, added));
}

export function useChangeConnection() {
  return useStep(({ id, revision, edit }: { readonly id: string; readonly revision: number; readonly edit: ConnectionEdit }) => api.put<Connection>(at(id), edit, { ifMatch: revision }));
}

export function useRemoveConnection() {
  return useStep((id: string) => api.delete(at(id)));
}

export function useTestConnection() {
  return useStep((id: string) => api.post<TestResult>(`${at(id)}/test`));
}

/** Newest first. */
export function useChannelFailures() {
  return useInfiniteQuery({
    queryKey: [...KEY, 'failures'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => api.get<Slice<ChannelFailure>>(`${CHANNELS}/failures`, { signal, query: { cursor: pageParam, limit: 25 } }),
    getNextPageParam: (page) => page.next,
    refetchInterval: 10_000,
  });
}

export function useResend() {
  return useStep((delivery: string) => api.post(`${CHANNELS}/deliveries/${encodeURIComponent(delivery)}/resend`));
}

export type CommentKind = 'COMPLAINT' | 'HELP' | 'REMARK';

export interface CommentRule {
  readonly words: string;
  readonly kind: CommentKind;
  readonly weight: number;
}

export interface Verdict {
  readonly kind: CommentKind;
  /** 0 to 1. */
  readonly confidence: number;
  readonly because: readonly string[];
}

const RULES = `${CHANNELS}/comment-rules`;

export function useCommentRules() {
  return useQuery({ queryKey: ['comment-rules'], queryFn: async ({ signal }) => (await api.get<{ readonly items: readonly CommentRule[] }>(RULES, { signal })).items });
}

export function useSaveCommentRules() {
  const client = useQueryClient();
  return useMutation({ mutationFn: (items: readonly CommentRule[]) => api.put(RULES, { items }), onSuccess: () => client.invalidateQueries({ queryKey: ['comment-rules'] }) });
}

export function useTryComment() {
  return useMutation({ mutationFn: (text: string) => api.post<Verdict>(`${RULES}/try`, { text }) });
}
