import { useQuery } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';
import type { Conversation, Customer } from '../../app/model/conversation';

export function useCustomer(id: string) {
  return useQuery({ queryKey: ['customer', id], queryFn: ({ signal }) => api.get<Customer>(`/api/v1/customers/${id}`, { signal }) });
}

export function useCustomerConversations(id: string) {
  return useQuery({
    queryKey: ['customer', id, 'conversations'],
    queryFn: async ({ signal }) => (await api.get<Slice<Conversation>>(`/api/v1/customers/${id}/conversations`, { signal, query: { limit: 20 } })).items,
  });
}
