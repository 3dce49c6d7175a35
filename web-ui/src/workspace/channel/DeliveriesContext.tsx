import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Conversation } from '../../app/model/conversation';
import { useChannelDeliveries, type ChannelDelivery } from './channelCalls';

const DeliveriesContext = createContext<ReadonlyMap<string, ChannelDelivery>>(new Map());

/** The worst comes first: a message of several parts is only as far as its last. */
const rank = ['failed', 'queued', 'sent', 'delivered', 'read'] as const;

/** What became of a conversation's messages on the customer's channel, for those who show them. */
export function DeliveriesProvider({ conversation, children }: { readonly conversation: Conversation; readonly children: ReactNode }) {
  const { data } = useChannelDeliveries(conversation);
  const known = useMemo(() => {
    const byEntry = new Map<string, ChannelDelivery>();
    for (const delivery of data ?? []) {
      const other = byEntry.get(delivery.entryId);
      if (other === undefined || rank.indexOf(delivery.progress) < rank.indexOf(other.progress)) {
        byEntry.set(delivery.entryId, delivery);
      }
    }
    return byEntry;
  }, [data]);
  return <DeliveriesContext value={known}>{children}</DeliveriesContext>;
}

/** What became of one message; undefined where it went nowhere else. */
export function useDeliveryOf(entry: string): ChannelDelivery | undefined {
  return useContext(DeliveriesContext).get(entry);
}
