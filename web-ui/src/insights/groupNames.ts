import { useTranslation } from 'react-i18next';
import type { Grouping } from './filters';
import { useQueues, type Group } from './reportCalls';

/** What a group is called in the reader's language. */
export function useGroupName(groupBy: Grouping): (group: Group) => string {
  const { t, i18n } = useTranslation('insights');
  const queues = useQueues();
  return ({ key, name }) => {
    if (key === null) {
      return t(`without.${groupBy}`);
    }
    switch (groupBy) {
      case 'day':
        return key;
      case 'channel':
        return t(`channels.${key}`);
      case 'queue': {
        const queue = queues.data?.find(({ id }) => id === key);
        return (i18n.language === 'zh' ? queue?.nameZh : queue?.name) ?? name ?? key;
      }
      case 'agent':
        return name === null || name === '' ? key : name;
    }
  };
}
