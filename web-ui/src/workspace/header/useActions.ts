import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../app/model/conversation';
import { wordsFor } from '../../app/problem';
import { hasRole, useSession } from '../../app/session/session';
import { useCalled, useConversationAction, useTake, type Action } from '../calls/actionCalls';

type Doing = Action | 'take' | 'called';

/** What may be done with a conversation now; what is null may not. */
export interface ActionSet {
  readonly mayReply: boolean;
  readonly take: (() => void) | null;
  readonly transfer: (() => void) | null;
  readonly wait: (() => void) | null;
  readonly resolve: (() => void) | null;
  readonly reopen: (() => void) | null;
  /** Says whether the customer who wanted to be called was reached. */
  readonly called: ((reached: boolean) => void) | null;
  readonly busy: Doing | null;
}

export function useActions(conversation: Conversation, openTransfer: () => void): ActionSet {
  const { t } = useTranslation(['workspace', 'app']);
  const { message } = App.useApp();
  const session = useSession();
  const action = useConversationAction(conversation.id);
  const take = useTake(conversation.id, session.id);
  const call = useCalled(conversation.id);

  const supervisor = hasRole(session, ['supervisor']);
  const mine = conversation.assignee?.id === session.id;
  const may = mine || supervisor;
  const open = conversation.state === 'assigned' || conversation.state === 'awaitingCustomer';
  const busy: Doing | null = take.isPending ? 'take' : call.isPending ? 'called' : action.isPending ? action.variables : null;

  const failed = (error: unknown) => {
    const words = wordsFor(error, t);
    void message.error(words.remedy === null ? words.title : `${words.title} ${words.remedy}`);
  };
  const does = (what: Action) => () =>
    action.mutate(what, { onSuccess: () => void message.success(t(`workspace:done.${what}`)), onError: failed });

  return {
    mayReply: may && conversation.state !== 'resolved' && conversation.state !== 'withBot',
    take: conversation.state === 'waiting' ? () => take.mutate(undefined, { onSuccess: () => void message.success(t('workspace:done.take')), onError: failed }) : null,
    transfer: may && open ? openTransfer : null,
    wait: may && conversation.state === 'assigned' ? does('wait') : null,
    resolve: may && open ? does('resolve') : null,
    // Whoever took part may reopen; the service knows who did.
    reopen: conversation.state === 'resolved' ? does('reopen') : null,
    called:
      may && open && conversation.callback?.state === 'due'
        ? (reached) => call.mutate(reached, { onSuccess: () => void message.success(t(reached ? 'workspace:done.reached' : 'workspace:done.missed')), onError: failed })
        : null,
    busy,
  };
}
