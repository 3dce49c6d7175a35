import { Alert, Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import type { Conversation } from '../../app/model/conversation';
import { wordsFor } from '../../app/problem';
import { useSetTopic, useTopicName, useTopics } from '../calls/topicCalls';
import styles from './Topic.module.css';

/** Says what a conversation is about: one of the likely topics with one press, or any other. */
export default function TopicDialog({ conversation, onClose }: { readonly conversation: Conversation; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation(['workspace', 'app']);
  const formats = useFormats();
  const topics = useTopics();
  const topicName = useTopicName();
  const setTopic = useSetTopic(conversation);
  const [refusal, setRefusal] = useState<unknown>(null);
  const name = (key: string) => topicName(key, i18n.language);
  const say = (topic: string) => {
    setRefusal(null);
    setTopic.mutate(topic, { onSuccess: onClose, onError: setRefusal });
  };
  const confirmable = conversation.topic !== null && conversation.topicOrigin?.source !== 'HAND' ? [{ topic: conversation.topic, confidence: conversation.topicOrigin?.confidence ?? null }] : [];
  const likely = [...confirmable, ...(conversation.topicOrigin?.alternatives ?? [])].slice(0, 4);
  const options = (topics.data ?? []).filter(({ active }) => active).map(({ key }) => ({ value: key, label: name(key) }));
  return (
    <Modal open title={t('workspace:topic.what')} onCancel={onClose} footer={null} destroyOnHidden>
      <p className={styles['hint']}>{t('workspace:topic.trains')}</p>
      {refusal !== null && <Alert type="error" showIcon role="alert" title={wordsFor(refusal, t).title} description={wordsFor(refusal, t).remedy} />}
      {likely.length > 0 && (
        <div className={styles['likely']} role="group" aria-label={t('workspace:topic.likely')}>
          {likely.map(({ topic, confidence }, at) => (
            <Button key={topic} autoFocus={at === 0} loading={setTopic.isPending && setTopic.variables === topic} disabled={setTopic.isPending} onClick={() => say(topic)}>
              {name(topic)}
              {confidence !== null && <span className={styles['origin']}>{formats.percent(confidence, 0)}</span>}
            </Button>
          ))}
        </div>
      )}
      {topics.isError ? (
        <p role="alert">{t('workspace:topic.failed')}</p>
      ) : (
        <Select
          className={styles['select'] ?? ''}
          aria-label={t('workspace:topic.other')}
          placeholder={t('workspace:topic.other')}
          autoFocus={likely.length === 0}
          loading={topics.isPending}
          disabled={setTopic.isPending}
          options={options}
          notFoundContent={t('workspace:topic.none')}
          showSearch={{ optionFilterProp: 'label' }}
          onSelect={(topic: string) => say(topic)}
        />
      )}
    </Modal>
  );
}
