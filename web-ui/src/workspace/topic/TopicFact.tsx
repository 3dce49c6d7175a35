import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../app/keys/Keys';
import { useShortcuts } from '../../app/keys/useShortcuts';
import { useFormats } from '../../app/i18n/format';
import type { Conversation } from '../../app/model/conversation';
import { useTopicName } from '../calls/topicCalls';
import styles from './Topic.module.css';
import { useOriginWords } from './useOriginWords';

const TopicDialog = lazy(() => import('./TopicDialog'));

/** What it is about, how that came about, and one key to correct it. */
export function TopicFact({ conversation }: { readonly conversation: Conversation }) {
  const { t, i18n } = useTranslation('workspace');
  const formats = useFormats();
  const topicName = useTopicName();
  const originWords = useOriginWords();
  const [correcting, setCorrecting] = useState(false);
  useShortcuts([{ keys: 'o', label: t('topic.correct'), group: t('keys.group'), run: () => setCorrecting(true) }]);
  const maybe = conversation.topic === null ? conversation.topicOrigin?.alternatives[0] : undefined;
  const origin = originWords(conversation);
  return (
    <div className={styles['fact']}>
      <span dir="auto">
        {conversation.topic !== null && topicName(conversation.topic, i18n.language)}
        {maybe !== undefined && t('topic.maybe', { topic: topicName(maybe.topic, i18n.language), share: formats.percent(maybe.confidence, 0) })}
        {conversation.topic === null && maybe === undefined && t('customer.unknown')}
      </span>
      {origin !== null && maybe === undefined && <span className={styles['origin']}>{origin}</span>}
      <Button size="small" onClick={() => setCorrecting(true)} aria-keyshortcuts="O">
        {t('topic.correct')} <Keys keys="o" />
      </Button>
      <Suspense fallback={null}>{correcting && <TopicDialog conversation={conversation} onClose={() => setCorrecting(false)} />}</Suspense>
    </div>
  );
}
