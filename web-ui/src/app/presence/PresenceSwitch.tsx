import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLive, useResync } from '../live/LiveProvider';
import { presences, type Agent, type Presence } from '../model/agent';
import { wordsFor } from '../problem';
import { useSession } from '../session/session';
import { myAgentKey, useMyAgent, useSetPresence } from './presenceCalls';
import { PresenceMark } from './PresenceMark';

/** Shows my presence and changes it. Supervisors may come online to help; people in other roles take no work. */
export function PresenceSwitch() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const session = useSession();
  const { data: agent } = useMyAgent();
  const setPresence = useSetPresence();

  useLive('presence', (event) => {
    if (event.agentId === session.id) {
      if (agent && agent.presence !== event.presence && !setPresence.isPending) {
        void message.warning(t('presence.changedForYou', { now: t(`presence.${event.presence}`) }), 8);
      }
      client.setQueryData<Agent | null>(myAgentKey, (known) => (known ? { ...known, presence: event.presence } : known));
    }
  });
  useResync(() => void client.invalidateQueries({ queryKey: myAgentKey }));

  if (agent === undefined) {
    return null;
  }
  const now: Presence = agent?.presence ?? 'OFFLINE';
  const choose = (presence: Presence) =>
    setPresence.mutate(presence, { onError: (error) => void message.error(wordsFor(error, t).title) });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [now],
        items: presences.map((presence) => ({
          key: presence,
          label: <PresenceMark presence={presence} hint />,
          onClick: () => choose(presence),
        })),
      }}
    >
      <Button type="text" aria-label={t('presence.change', { now: t(`presence.${now}`) })}>
        <PresenceMark presence={now} />
      </Button>
    </Dropdown>
  );
}
