import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useConversations } from './calls/conversationCalls';

/** Shows in the browser's tab how many of my conversations have something unread. */
export function useUnreadTitle(): void {
  const { t } = useTranslation('workspace');
  const { data } = useConversations({ kind: 'mine' });
  const unread = (data ?? []).filter((conversation) => conversation.unread > 0).length;
  const title = `${unread > 0 ? `(${unread}) ` : ''}${t('title')} · Pronto`;
  useEffect(() => {
    document.title = title;
    return () => {
      document.title = 'Pronto';
    };
  }, [title]);
}
