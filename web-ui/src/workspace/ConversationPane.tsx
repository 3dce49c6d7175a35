import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../app/keys/useShortcuts';
import type { Conversation } from '../app/model/conversation';
import { useSession } from '../app/session/session';
import { Loading } from '../app/states/Loading';
import { DeliveriesProvider } from './channel/DeliveriesContext';
import { Composer, type ComposerHandle } from './composer/Composer';
import styles from './WorkspacePage.module.css';
import { CallbackBar } from './header/CallbackBar';
import { ConversationHeader } from './header/ConversationHeader';
import { useActions, type ActionSet } from './header/useActions';
import { TranscriptView } from './transcript/TranscriptView';

const ContextPanel = lazy(() => import('./context/ContextPanel'));
const ContextDrawer = lazy(() => import('./context/ContextDrawer'));
const CallPanel = lazy(() => import('./phone/CallPanel'));
const TransferDialog = lazy(() => import('./header/TransferDialog'));

function useActionKeys(actions: ActionSet) {
  const { t } = useTranslation('workspace');
  const group = t('keys.group');
  useShortcuts([
    { keys: 'e', label: t('action.resolve'), group, run: () => actions.resolve?.() },
    { keys: 's', label: t('action.wait'), group, run: () => actions.wait?.() },
    { keys: 't', label: t('action.transfer'), group, run: () => actions.transfer?.() },
  ]);
}

interface PaneProps {
  readonly conversation: Conversation;
  readonly back: string | null;
  readonly wide: boolean;
}

/** One conversation: head, transcript, composer, and its context beside or over it. */
export function ConversationPane({ conversation, back, wide }: PaneProps) {
  const { t } = useTranslation('workspace');
  const [transferring, setTransferring] = useState(false);
  const [drawer, setDrawer] = useState(false);
  const composer = useRef<ComposerHandle>(null);
  const session = useSession();
  const actions = useActions(conversation, () => setTransferring(true));
  useActionKeys(actions);
  const insert = (words: string) => composer.current?.insert(words);
  return (
    <>
      <section className={styles['conversation']} aria-label={t('conversation', { number: conversation.number })}>
        <ConversationHeader conversation={conversation} actions={actions} back={back} onContext={wide ? null : () => setDrawer(true)} />
        <CallbackBar conversation={conversation} actions={actions} />
        <Suspense fallback={null}>
          {(conversation.channel === 'PHONE' || conversation.callback?.state === 'due') && <CallPanel conversation={conversation} mine={conversation.assignee?.id === session.id} />}
        </Suspense>
        <DeliveriesProvider conversation={conversation}>
          <TranscriptView conversation={conversation} />
        </DeliveriesProvider>
        {conversation.state === 'resolved' ? (
          <p className={styles['closed']}>{t('closed')}</p>
        ) : (
          <Composer ref={composer} conversation={conversation} mayReply={actions.mayReply} />
        )}
      </section>
      {wide ? (
        <aside className={styles['context']} aria-label={t('context.label')}>
          <Suspense fallback={<Loading />}>
            <ContextPanel conversation={conversation} onInsert={insert} />
          </Suspense>
        </aside>
      ) : (
        <Suspense fallback={null}>{drawer && <ContextDrawer conversation={conversation} onInsert={insert} onClose={() => setDrawer(false)} />}</Suspense>
      )}
      <Suspense fallback={null}>{transferring && <TransferDialog conversation={conversation.id} onClose={() => setTransferring(false)} />}</Suspense>
    </>
  );
}
