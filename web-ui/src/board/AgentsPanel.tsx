import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/i18n/format';
import { PresenceMark } from '../app/presence/PresenceMark';
import { Empty } from '../app/states/Empty';
import { useServerSeconds } from '../app/stream/clock';
import styles from './BoardPage.module.css';
import type { BoardAgent } from './boardCalls';
import { secondsSince } from './urgency';

export function AgentsPanel({ agents }: { readonly agents: readonly BoardAgent[] }) {
  const { t } = useTranslation('board');
  const formats = useFormats();
  const now = useServerSeconds();
  return (
    <section className={styles['panel']} aria-labelledby="agents">
      <h2 id="agents">{t('agents.title')}</h2>
      {agents.length === 0 ? (
        <Empty title={t('agents.none')} hint={t('agents.noneHint')} />
      ) : (
        <ul className={styles['agents']}>
          {agents.map((agent) => (
            <li key={agent.id}>
              <span className={styles['name']}>{agent.name || agent.id}</span>
              <span className={styles['presence']}>
                <PresenceMark presence={agent.presence} />
                {agent.since !== null && <small> {formats.length(secondsSince(agent.since, now))}</small>}
              </span>
              <Progress
                percent={agent.capacity === 0 ? 0 : Math.min(100, Math.round((agent.load / agent.capacity) * 100))}
                size="small"
                showInfo={false}
                aria-label={t('agents.load', { load: agent.load, capacity: agent.capacity })}
              />
              <small>{t('agents.conversations', { count: agent.conversations })}</small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
