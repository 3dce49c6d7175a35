import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../app/api';

export interface Identity {
  readonly customerId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly externalId: string | null;
  /** Whether the host site's signature says who she is. */
  readonly vouched: boolean;
  readonly addresses: readonly { readonly kind: string; readonly value: string; readonly name: string | null }[];
  readonly createdAt: string;
}

export interface Merge {
  readonly id: string;
  readonly kept: string;
  readonly merged: string;
  readonly reason: string | null;
  readonly byName: string | null;
  readonly at: string;
  readonly undoneByName: string | null;
  readonly undoneAt: string | null;
}

export interface Person {
  readonly identities: readonly Identity[];
  readonly suggestions: readonly { readonly identity: Identity; readonly reasons: readonly ('EMAIL' | 'PHONE' | 'NAME')[] }[];
  readonly history: readonly Merge[];
}

const keyOf = (customer: string) => ['customer', customer, 'identities'];

export function usePerson(customer: string) {
  return useQuery({ queryKey: keyOf(customer), queryFn: ({ signal }) => api.get<Person>(`/api/v1/customers/${customer}/identities`, { signal }) });
}

function useChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['customer'] });
}

export function useMerge(customer: string) {
  const changed = useChanged();
  return useMutation({ mutationFn: (other: string) => api.post<Merge>(`/api/v1/customers/${customer}/merges`, { other }), onSettled: changed });
}

export function useSplit(customer: string) {
  const changed = useChanged();
  return useMutation({ mutationFn: (merge: string) => api.post<Merge>(`/api/v1/customers/${customer}/merges/${merge}/split`), onSettled: changed });
}
