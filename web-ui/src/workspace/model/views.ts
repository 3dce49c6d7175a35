import type { Conversation } from '../../app/model/conversation';

/** Which conversations a list shows. */
export type View =
  | { readonly kind: 'mine' | 'waiting' | 'resolved' | 'all' }
  | { readonly kind: 'customer'; readonly customer: string };

function belongs(conversation: Conversation, view: View, me: string): boolean {
  const mine = conversation.assignee?.id === me;
  switch (view.kind) {
    case 'mine':
      return mine && (conversation.state === 'assigned' || conversation.state === 'awaitingCustomer');
    case 'waiting':
      return conversation.state === 'waiting';
    case 'resolved':
      return conversation.state === 'resolved';
    case 'all':
      return true;
    case 'customer':
      return conversation.customer.id === view.customer;
  }
}

/** A list that is watched for hours holds no more rows than these: those with the latest news. */
export const MOST_ROWS = 300;

function latest(conversation: Conversation): number {
  return Date.parse(conversation.lastEntry?.at ?? conversation.createdAt);
}

function bounded(list: readonly Conversation[]): readonly Conversation[] {
  return list.length <= MOST_ROWS ? list : list.toSorted((a, b) => latest(b) - latest(a)).slice(0, MOST_ROWS);
}

/** The list after a conversation changed: taken in, replaced or taken out; older news than known changes nothing. */
export function placed(list: readonly Conversation[], incoming: Conversation, view: View, me: string): readonly Conversation[] {
  const known = list.find(({ id }) => id === incoming.id);
  if (known !== undefined && incoming.revision < known.revision) {
    return list;
  }
  const others = list.filter(({ id }) => id !== incoming.id);
  return incoming.removed === true || !belongs(incoming, view, me) ? others : bounded([...others, incoming]);
}
