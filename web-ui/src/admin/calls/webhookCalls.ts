import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';

export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  /** One that is not hears of nothing; what is on its way to it waits. */
  readonly active: boolean;
  readonly createdAt: string;
  /** Told once, when it is made. */
  readonly secret: string | null;
}

export interface NewWebhook {
  readonly url: string;
  readonly events: readonly string[];
}

export type DeliveryState = 'PENDING' | 'DELIVERED' | 'DEAD';

export interface Delivery {
  readonly id: string;
  readonly type: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** When it is tried next; null when it is not. */
  readonly nextAt: string | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly createdAt: string;
  readonly deliveredAt: string | null;
}

const KEY = ['webhooks'];
const WEBHOOKS = '/api/v1/webhooks';
const at = (id: string) => `${WEBHOOKS}/${encodeURIComponent(id)}`;

export function useWebhooks() {
  return useQuery({ queryKey: [...KEY, 'list'], queryFn: async ({ signal }) => (await api.get<Slice<Webhook>>(WEBHOOKS, { signal })).items });
}

export function useWebhookEvents() {
  return useQuery({ queryKey: [...KEY, 'events'], staleTime: Infinity, queryFn: async ({ signal }) => (await api.get<{ readonly items: readonly string[] }>(`${WEBHOOKS}/events`, { signal })).items });
}

/** Newest first; looked at again and again while one is on its way. */
export function useDeliveries(id: string) {
  return useInfiniteQuery({
    queryKey: [...KEY, id, 'deliveries'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => api.get<Slice<Delivery>>(`${at(id)}/deliveries`, { signal, query: { cursor: pageParam, limit: 25 } }),
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some((delivery) => delivery.state === 'PENDING')) === true ? 3_000 : false),
  });
}

function useStep<V>(act: (value: V) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSettled: () => client.invalidateQueries({ queryKey: KEY }) });
}

export function useAddWebhook() {
  const client = useQueryClient();
  return useMutation({ mutationFn: (webhook: NewWebhook) => api.post<Webhook>(WEBHOOKS, webhook), onSuccess: () => client.invalidateQueries({ queryKey: KEY }) });
}

export function useSwitchWebhook() {
  return useStep(({ id, active }: Pick<Webhook, 'id' | 'active'>) => api.patch<Webhook>(at(id), { active }));
}

export function useRemoveWebhook() {
  return useStep((id: string) => api.delete(at(id)));
}

export function useTestWebhook() {
  return useStep((id: string) => api.post(`${at(id)}/test`));
}

export function useRetryDelivery() {
  return useStep((delivery: string) => api.post(`${WEBHOOKS}/deliveries/${encodeURIComponent(delivery)}/retry`));
}
