import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../app/keys/useShortcuts';
import type { Conversation } from '../app/model/conversation';
import { Composer } from './composer/Composer';
import { ContextPanel } from './context/ContextPanel';
import styles from './WorkspacePage.module.css';
import { ConversationHeader } from './header/ConversationHeader';
import { TransferDialog } from './header/TransferDialog';
import { useActions, type ActionSet } from './header/useActions';
import { TranscriptView } from './transcript/TranscriptView';

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
  const actions = useActions(conversation, () => setTransferring(true));
  useActionKeys(actions);
  return (
    <>
      <section className={styles['conversation']} aria-label={t('conversation', { number: conversation.number })}>
        <ConversationHeader conversation={conversation} actions={actions} back={back} onContext={wide ? null : () => setDrawer(true)} />
        <TranscriptView conversation={conversation} />
        {conversation.state === 'resolved' ? (
          <p className={styles['closed']}>{t('closed')}</p>
        ) : (
          <Composer conversation={conversation} mayReply={actions.mayReply} />
        )}
      </section>
      {wide ? (
        <aside className={styles['context']} aria-label={t('context.label')}>
          <ContextPanel conversation={conversation} />
        </aside>
      ) : (
        <Drawer open={drawer} onClose={() => setDrawer(false)} title={t('context.label')} size={340} styles={{ body: { padding: 0 } }}>
          <ContextPanel conversation={conversation} />
        </Drawer>
      )}
      {transferring && <TransferDialog conversation={conversation.id} onClose={() => setTransferring(false)} />}
    </>
  );
}
