import { useEffect, useRef, useState } from 'react';
import type { Conversation } from '../../app/model/conversation';
import { postRead } from '../calls/messageCalls';

function usePageVisible(): boolean {
  const [visible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const changed = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', changed);
    return () => document.removeEventListener('visibilitychange', changed);
  }, []);
  return visible;
}

/** Tells the server how far I have read: only what is really before my eyes. */
export function useMarkRead(conversation: Conversation, lastShown: number, away: boolean): void {
  const visible = usePageVisible();
  const told = useRef({ id: conversation.id, sequence: conversation.readSequence });

  useEffect(() => {
    if (told.current.id !== conversation.id) {
      told.current = { id: conversation.id, sequence: conversation.readSequence };
    }
    if (!visible || away || lastShown <= Math.max(told.current.sequence, conversation.readSequence)) {
      return;
    }
    const before = told.current.sequence;
    told.current = { id: conversation.id, sequence: lastShown };
    postRead(conversation.id, lastShown).catch(() => {
      // Not worth a word to the reader: the next entry or visit tells it again.
      told.current = { id: conversation.id, sequence: before };
    });
  }, [conversation.id, conversation.readSequence, lastShown, visible, away]);
}
