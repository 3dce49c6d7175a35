import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Channel, Conversation } from '../../app/model/conversation';
import { wordsFor } from '../../app/problem';
import { useMove } from '../calls/actionCalls';

const channels: readonly Channel[] = ['CHAT', 'EMAIL', 'PHONE', 'SOCIAL', 'API'];

/** On which channel it goes on. */
export function MoveField({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation(['workspace', 'app']);
  const { message } = App.useApp();
  const move = useMove(conversation.id);
  return (
    <select
      aria-label={t('workspace:customer.channel')}
      value={conversation.channel}
      disabled={conversation.state === 'resolved' || move.isPending}
      onChange={(event) =>
        move.mutate(event.target.value as Channel, {
          onSuccess: () => void message.success(t('workspace:done.moved')),
          onError: (error) => void message.error(wordsFor(error, t).title),
        })
      }
    >
      {channels.map((channel) => (
        <option key={channel} value={channel}>
          {t(`workspace:channel.${channel}`)}
        </option>
      ))}
    </select>
  );
}
