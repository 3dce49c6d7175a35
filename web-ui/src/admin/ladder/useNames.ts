import { useTranslation } from 'react-i18next';
import { useAgents } from '../calls/agentCalls';
import { useQueues } from '../calls/queueCalls';
import type { Names } from './actionWords';

/** Names of people and queues; the id of whoever is not known (any more). */
export function useNames(): Names {
  const { i18n } = useTranslation();
  const agents = useAgents();
  const queues = useQueues();
  return {
    person: (id) => agents.data?.find((agent) => agent.id === id)?.name ?? id,
    queue: (id) => {
      const queue = queues.data?.find((one) => one.id === id);
      return queue === undefined ? id : i18n.language === 'zh' ? queue.nameZh : queue.name;
    },
  };
}
