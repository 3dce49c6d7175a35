import { useTranslation } from 'react-i18next';
import { languageName } from '../form/languageNames';
import { useQueueOptions } from './MatchFields';

/** Puts a condition that made a policy fit into words: `tier=premium` becomes "premium customers". */
export function useReasonWords(): (reason: string) => string {
  const { t, i18n } = useTranslation('admin');
  const queues = useQueueOptions();
  return (reason) => {
    const cut = reason.indexOf('=');
    const condition = reason.slice(0, Math.max(0, cut));
    const value = reason.slice(cut + 1);
    switch (condition) {
      case 'tier':
      case 'priority':
      case 'visibility':
        return t(`promises.${condition}.${value.toUpperCase()}`);
      case 'channel':
        return t(`channel.${value.toUpperCase()}`);
      case 'queue':
        return t('promises.queue', { queue: queues.find((queue) => queue.value === value)?.label ?? value });
      case 'topic':
        return t('promises.topic', { topic: value });
      case 'tag':
        return t('promises.tag', { tag: value });
      case 'language':
        return languageName(value, i18n.language);
      default:
        return reason;
    }
  };
}
