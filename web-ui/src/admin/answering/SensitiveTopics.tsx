import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../../app/session/session';
import { Empty } from '../../app/states/Empty';
import page from '../AdminPage.module.css';
import { EditDrawer } from '../form/EditDrawer';
import { KeyField, NameFields } from '../form/NameFields';
import { RemoveButton } from '../form/RemoveButton';
import { TabPage } from '../TabPage';
import { useRemoveSensitiveTopic, useSaveSensitiveTopic, useSensitiveTopics, type SensitiveTopic } from './answeringCalls';

/** What the bot never answers: it goes to people at once. */
export function SensitiveTopics() {
  const { t, i18n } = useTranslation(['admin/answering', 'admin']);
  const mayEdit = hasRole(useSession(), ['admin', 'supervisor']);
  const topics = useSensitiveTopics();
  const [open, setOpen] = useState<SensitiveTopic | 'new' | null>(null);
  const add = mayEdit ? (
    <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => setOpen('new')}>
      {t('sensitive.add')}
    </Button>
  ) : null;
  return (
    <>
      <TabPage title={t('sensitive.title')} about={t('sensitive.about')} action={add} query={topics} empty={<Empty title={t('sensitive.none')} hint={t('sensitive.about')} />}>
        {(rows) => (
          <div className={page['panel']} role="region" aria-label={t('sensitive.title')} tabIndex={0}>
            <table className={page['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('sensitive.topic')}</th>
                  <th scope="col">{t('sensitive.phrases')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((topic) => (
                  <tr key={topic.key}>
                    <th scope="row">
                      <button type="button" className={page['open']} onClick={() => setOpen(topic)}>
                        {i18n.language === 'zh' ? topic.nameZh : topic.name}
                      </button>
                      <small>
                        {topic.shipped ? t('sensitive.shipped') : topic.key}
                        {!topic.active && ` · ${t('admin:inactive')}`}
                      </small>
                    </th>
                    <td className={page['words']}>{[...topic.phrases.en, ...topic.phrases.zh].join(' · ') || '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </TabPage>
      {open !== null && <TopicDrawer topic={open === 'new' ? null : open} taken={(topics.data ?? []).map(({ key }) => key)} readOnly={!mayEdit} onClose={() => setOpen(null)} />}
    </>
  );
}

interface TopicForm {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  /** One a line. */
  readonly en: string;
  readonly zh: string;
  readonly active: boolean;
}

interface TopicDrawerProps {
  readonly topic: SensitiveTopic | null;
  readonly taken: readonly string[];
  readonly readOnly: boolean;
  readonly onClose: () => void;
}

const lines = (text: string) => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

function TopicDrawer({ topic, taken, readOnly, onClose }: TopicDrawerProps) {
  const { t, i18n } = useTranslation(['admin/answering', 'admin']);
  const save = useSaveSensitiveTopic();
  const remove = useRemoveSensitiveTopic();
  const name = topic === null ? '' : i18n.language === 'zh' ? topic.nameZh : topic.name;
  return (
    <EditDrawer<TopicForm>
      name="sensitive"
      title={topic === null ? t('sensitive.add') : name}
      initial={
        topic === null
          ? { id: '', name: '', nameZh: '', en: '', zh: '', active: true }
          : { id: topic.key, name: topic.name, nameZh: topic.nameZh, en: topic.phrases.en.join('\n'), zh: topic.phrases.zh.join('\n'), active: topic.active }
      }
      fields={['id', 'name', 'nameZh', 'en', 'zh', 'active']}
      readOnly={readOnly}
      save={({ id, en, zh, ...rest }) => save.mutateAsync({ ...rest, key: topic?.key ?? id, phrases: { en: lines(en), zh: lines(zh) }, revision: topic?.revision ?? 0 })}
      onClose={onClose}
      other={topic !== null && !topic.shipped && <RemoveButton remove={() => remove.mutateAsync(topic)} onRemoved={onClose} question={t('sensitive.removeQuestion', { name })} />}
    >
      <KeyField known={topic?.key ?? null} taken={taken} />
      <NameFields />
      <Form.Item name="en" label={t('sensitive.phrasesEn')} extra={t('sensitive.phrasesHint')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} lang="en" />
      </Form.Item>
      <Form.Item name="zh" label={t('sensitive.phrasesZh')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} lang="zh" />
      </Form.Item>
      <Form.Item name="active" label={t('admin:active')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </EditDrawer>
  );
}
