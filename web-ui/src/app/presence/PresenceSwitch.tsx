import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format';
import { useLive, useResync } from '../live/LiveProvider';
import { presences, type Agent, type Presence } from '../model/agent';
import type { Channel } from '../model/conversation';
import { wordsFor } from '../problem';
import { useSession } from '../session/session';
import { myAgentKey, useMyAgent, usePauseChannels, useSetPresence } from './presenceCalls';
import { PresenceMark } from './PresenceMark';

/** Breaks with an end, in minutes. */
const breaks = [5, 15, 30] as const;
const channels: readonly Channel[] = ['CHAT', 'EMAIL', 'PHONE', 'SOCIAL'];

/** Shows my presence and changes it. Supervisors may come online to help; people in other roles take no work. */
export function PresenceSwitch() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const session = useSession();
  const { data: agent } = useMyAgent();
  const setPresence = useSetPresence();
  const pause = usePauseChannels();
  const formats = useFormats();

  useLive('presence', (event) => {
    if (event.agentId === session.id) {
      if (agent && agent.presence !== event.presence && !setPresence.isPending) {
        void message.warning(t('presence.changedForYou', { now: t(`presence.${event.presence}`) }), 8);
      }
      client.setQueryData<Agent | null>(myAgentKey, (known) => (known ? { ...known, presence: event.presence, presenceUntil: null } : known));
    }
  });
  useResync(() => void client.invalidateQueries({ queryKey: myAgentKey }));

  if (agent === undefined) {
    return null;
  }
  const now: Presence = agent?.presence ?? 'OFFLINE';
  const failed = (error: unknown) => void message.error(wordsFor(error, t).title);
  const choose = (presence: Presence, minutes?: number) => setPresence.mutate(minutes === undefined ? { presence } : { presence, minutes }, { onError: failed });
  const paused = agent?.paused ?? [];
  const until = agent?.presenceUntil ?? null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [now],
        items: [
          ...presences.map((presence) => ({
            key: presence,
            label: <PresenceMark presence={presence} hint />,
            onClick: () => choose(presence),
          })),
          { type: 'divider' as const },
          ...breaks.map((minutes) => ({
            key: `away-${minutes}`,
            label: t('presence.awayFor', { count: minutes }),
            onClick: () => choose('AWAY', minutes),
          })),
          {
            key: 'channels',
            label: paused.length === 0 ? t('presence.channels') : t('presence.channelsPaused', { count: paused.length }),
            children: channels.map((channel) => ({
              key: `channel-${channel}`,
              label: t(paused.includes(channel) ? 'presence.resume' : 'presence.pause', { channel: t(`presence.channel.${channel}`) }),
              onClick: () => pause.mutate(paused.includes(channel) ? paused.filter((one) => one !== channel) : [...paused, channel], { onError: failed }),
            })),
          },
        ],
      }}
    >
      <Button type="text" aria-label={t('presence.change', { now: t(`presence.${now}`) })}>
        <PresenceMark presence={now} />
        {until !== null && <small> {t('presence.until', { time: formats.time(until) })}</small>}
      </Button>
    </Dropdown>
  );
}
