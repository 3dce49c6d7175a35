import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';
import type { OfferEvent } from '../../app/live/events';
import { useLive, useResync } from '../../app/live/LiveProvider';
import type { Conversation } from '../../app/model/conversation';
import { Problem } from '../../app/problem';
import { conversationKey } from './conversationCalls';
import { untilMine } from './untilMine';
import { serverNow } from '../../app/stream/clock';

export interface Offer {
  readonly id: string;
  readonly conversationId: string;
  readonly queue: string | null;
  readonly reasons: readonly string[];
  readonly expiresAt: string;
  readonly conversation: Conversation | null;
}

type OfferAnswer = Omit<Offer, 'id' | 'conversation'> & { readonly id?: string; readonly offerId?: string };

const offersKey = ['offers', 'mine'] as const;

function isOpen(offer: Offer): boolean {
  return Date.parse(offer.expiresAt) > serverNow();
}

function ofEvent(event: OfferEvent): Offer {
  return { id: event.offerId, conversationId: event.conversationId, queue: event.queue, reasons: event.reasons, expiresAt: event.expiresAt, conversation: event.conversation };
}

/** Offers to me that are still open, kept live; a newcomer is told to `onNew`. */
export function useOffers(me: string, enabled: boolean, onNew: (offer: Offer) => void): readonly Offer[] {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: offersKey,
    enabled,
    queryFn: async ({ signal }) => {
      const { items } = await api.get<Slice<OfferAnswer>>('/api/v1/offers/mine', { signal });
      const known = client.getQueryData<readonly Offer[]>(offersKey) ?? [];
      return items.map((item): Offer => {
        const id = item.offerId ?? item.id ?? '';
        return { ...item, id, conversation: known.find((offer) => offer.id === id)?.conversation ?? null };
      });
    },
  });

  useLive('offer', (event) => {
    if (event.agentId !== me) {
      return;
    }
    const offer = ofEvent(event);
    const known = client.getQueryData<readonly Offer[]>(offersKey) ?? [];
    client.setQueryData<readonly Offer[]>(offersKey, [...known.filter(({ id }) => id !== offer.id), offer]);
    if (!known.some(({ id }) => id === offer.id)) {
      onNew(offer);
    }
  });
  useLive('offerEnded', (event) =>
    client.setQueryData<readonly Offer[]>(offersKey, (known) => known?.filter(({ id }) => id !== event.offerId)),
  );
  useResync(() => void client.invalidateQueries({ queryKey: offersKey }));

  return (data ?? []).filter(isOpen).toSorted((a, b) => Date.parse(a.expiresAt) - Date.parse(b.expiresAt));
}

/** Accepts or declines; an accepted conversation is there for me when this is done. */
export function useAnswerOffer(me: string) {
  const client = useQueryClient();
  const drop = (offer: Offer) =>
    client.setQueryData<readonly Offer[]>(offersKey, (known) => known?.filter(({ id }) => id !== offer.id));
  return useMutation({
    mutationFn: async ({ offer, answer, reason }: { readonly offer: Offer; readonly answer: 'accept' | 'decline'; readonly reason?: string }) => {
      await api.post(`/api/v1/offers/${offer.id}/${answer}`, reason === undefined ? undefined : { reason });
      drop(offer);
      if (answer === 'accept') {
        const mine = await untilMine(offer.conversationId, me);
        if (mine !== null) {
          client.setQueryData(conversationKey(mine.id), mine);
        }
        void client.invalidateQueries({ queryKey: ['conversations'] });
      }
    },
    onError: (error, { offer }) => {
      if (error instanceof Problem && (error.status === 409 || error.status === 404)) {
        drop(offer);
      }
    },
  });
}
