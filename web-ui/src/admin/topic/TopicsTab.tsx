import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import { hasRole, useSession } from '../../app/session/session';
import { Empty } from '../../app/states/Empty';
import page from '../AdminPage.module.css';
import { EditDrawer } from '../form/EditDrawer';
import { KeyField, NameFields } from '../form/NameFields';
import { RemoveButton } from '../form/RemoveButton';
import { TabPage } from '../TabPage';
import { LearnedPanel } from './LearnedPanel';
import { useAccuracy, useRemoveTopic, useSaveTopic, useTopicList, type Topic } from './topicCalls';

const DAYS = 30;

/** What conversations are about, and how well that is guessed. */
export default function TopicsTab() {
  const { t, i18n } = useTranslation(['admin/topic', 'admin']);
  const formats = useFormats();
  const admin = hasRole(useSession(), ['admin']);
  const topics = useTopicList();
  const accuracy = useAccuracy(DAYS);
  const [open, setOpen] = useState<Topic | 'new' | null>(null);
  const inChinese = i18n.language === 'zh';
  const of = (key: string) => accuracy.data?.topics.find(({ topic }) => topic === key);
  const name = (key: string) => {
    const topic = topics.data?.find((one) => one.key === key);
    return (inChinese ? topic?.nameZh : topic?.name) ?? key;
  };
  const add = admin ? (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setOpen('new')}>
      {t('topics.add')}
    </Button>
  ) : null;
  return (
    <>
      <TabPage title={t('topics.title')} about={t('topics.about')} action={add} query={topics} empty={<Empty title={t('topics.none')} hint={t('topics.noneHint')} />}>
        {(rows) => (
          <div className={page['panel']} role="region" aria-label={t('topics.title')} tabIndex={0}>
            <table className={page['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('topics.topic')}</th>
                  <th scope="col">{t('topics.examples')}</th>
                  <th scope="col">{t('topics.lessons', { days: DAYS })}</th>
                  <th scope="col">{t('topics.found')}</th>
                  <th scope="col">{t('topics.right')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((topic) => {
                  const figures = of(topic.key);
                  return (
                    <tr key={topic.key}>
                      <th scope="row">
                        <button type="button" className={page['open']} onClick={() => setOpen(topic)}>
                          {inChinese ? topic.nameZh : topic.name}
                        </button>
                        <small>
                          {topic.key}
                          {!topic.active && ` · ${t('admin:inactive')}`}
                        </small>
                      </th>
                      <td className={page['words']}>{topic.examples.join(' · ') || '–'}</td>
                      <td>{figures?.lessons ?? 0}</td>
                      <td>{figures && figures.lessons > 0 ? formats.percent(figures.found, 0) : '–'}</td>
                      <td>{figures && figures.lessons > 0 ? formats.percent(figures.right, 0) : '–'}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
      </TabPage>
      <LearnedPanel confusions={accuracy.data?.confusions ?? []} name={name} />
      {open !== null && <TopicDrawer topic={open === 'new' ? null : open} taken={(topics.data ?? []).map(({ key }) => key)} readOnly={!admin} onClose={() => setOpen(null)} />}
    </>
  );
}

interface TopicForm {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  /** One a line. */
  readonly examples: string;
  readonly active: boolean;
}

interface TopicDrawerProps {
  readonly topic: Topic | null;
  readonly taken: readonly string[];
  readonly readOnly: boolean;
  readonly onClose: () => void;
}

function TopicDrawer({ topic, taken, readOnly, onClose }: TopicDrawerProps) {
  const { t, i18n } = useTranslation(['admin/topic', 'admin']);
  const save = useSaveTopic();
  const remove = useRemoveTopic();
  const name = topic === null ? '' : i18n.language === 'zh' ? topic.nameZh : topic.name;
  return (
    <EditDrawer<TopicForm>
      name="topic"
      title={topic === null ? t('topics.add') : name}
      initial={topic === null ? { id: '', name: '', nameZh: '', examples: '', active: true } : { id: topic.key, name: topic.name, nameZh: topic.nameZh, examples: topic.examples.join('\n'), active: topic.active }}
      fields={['id', 'name', 'nameZh', 'examples', 'active']}
      readOnly={readOnly}
      save={({ id, examples, ...rest }) =>
        save.mutateAsync({ ...rest, key: topic?.key ?? id, examples: examples.split('\n').map((line) => line.trim()).filter((line) => line !== ''), revision: topic?.revision ?? 0 })
      }
      onClose={onClose}
      other={topic !== null && <RemoveButton remove={() => remove.mutateAsync(topic.key)} onRemoved={onClose} question={t('topics.removeQuestion', { name })} />}
    >
      <KeyField known={topic?.key ?? null} taken={taken} />
      <NameFields />
      <Form.Item name="examples" label={t('topics.examples')} extra={t('topics.examplesHint')}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} dir="auto" />
      </Form.Item>
      <Form.Item name="active" label={t('admin:active')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </EditDrawer>
  );
}
