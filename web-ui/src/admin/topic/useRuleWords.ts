import { useTranslation } from 'react-i18next';
import { useTopicName } from '../../workspace/calls/topicCalls';
import { useQueues } from '../calls/queueCalls';
import { useSkillName } from '../calls/skillCalls';
import type { Rule } from './ruleCalls';

/** Rules in short words. */
export function useRuleWords() {
  const { t, i18n } = useTranslation('admin/topic');
  const topicName = useTopicName();
  const skillName = useSkillName(i18n.language);
  const queues = useQueues();
  const topic = (key: string) => topicName(key, i18n.language);
  const queue = (id: string) => {
    const found = queues.data?.find((one) => one.id === id);
    return (i18n.language === 'zh' ? found?.nameZh : found?.name) ?? id;
  };
  const any = (words: readonly string[]) => words.join(t('or'));
  return {
    topic,
    queue,
    when: ({ when }: Rule): readonly string[] =>
      [
        when.channels.length > 0 && any(when.channels.map((channel) => t(`channel.${channel}`))),
        when.pages.length > 0 && t('words.page', { what: any(when.pages) }),
        ...Object.entries(when.fields).map(([name, values]) => t('words.field', { name, what: any(values) })),
        when.tags.length > 0 && t('words.tag', { what: any(when.tags) }),
        when.languages.length > 0 && t('words.language', { what: any(when.languages) }),
        when.tiers.length > 0 && any(when.tiers.map((tier) => t(`tier.${tier}`))),
        when.topics.length > 0 && t('words.topic', { what: any(when.topics.map(topic)) }),
      ].filter((word) => word !== false),
    gives: ({ gives, stop }: Rule): readonly string[] =>
      [
        gives.topic !== null && t('words.topic', { what: topic(gives.topic) }),
        gives.queue !== null && t('words.queue', { what: queue(gives.queue) }),
        ...gives.required.map(({ skill, level }) => `${skillName(skill)} ≥ ${level}`),
        ...gives.preferred.map(({ skill, level }) => t('words.preferred', { what: `${skillName(skill)} ≥ ${level}` })),
        gives.priority !== null && t(`priority.${gives.priority}`),
        stop && t('words.stop'),
      ].filter((word) => word !== false),
  };
}
