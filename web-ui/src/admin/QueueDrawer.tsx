import { Form, InputNumber, Select, Switch } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../app/model/conversation';
import styles from './AdminPage.module.css';
import { editOf, useRemoveQueue, useSaveQueue, type Queue, type QueueEdit } from './calls/queueCalls';
import { EditDrawer } from './form/EditDrawer';
import { languageOptions } from './form/languageNames';
import { RemoveButton } from './form/RemoveButton';
import { SkillRows } from './form/SkillRows';
import { useUndo } from './form/useUndo';
import { NameFields, KeyField } from './form/NameFields';
import { formOf, rulesOf, usualRules, type QueueRules, type RulesForm } from './queue/queueRules';
import { Loading } from '../app/states/Loading';

const RulesFields = lazy(() => import('./queue/RulesFields').then(({ RulesFields: Part }) => ({ default: Part })));
const PreviewPanel = lazy(() => import('./queue/PreviewPanel').then(({ PreviewPanel: Part }) => ({ default: Part })));

interface QueueForm extends Omit<QueueEdit, 'rules'> {
  readonly id: string;
  readonly rules: RulesForm;
}

const fields = ['id', 'name', 'nameZh', 'requiredSkills', 'languages', 'topics', 'offerSeconds', 'weights', 'active', 'rules'] as const;
const channels: readonly Channel[] = ['CHAT', 'API', 'EMAIL', 'PHONE', 'SOCIAL'];
/** What a conversation usually takes: four chats are one person's full attention. */
const fresh: QueueForm = {
  id: '', name: '', nameZh: '', requiredSkills: [], languages: [], topics: [], offerSeconds: 30, weights: {}, active: true, rules: formOf(usualRules),
};

interface QueueDrawerProps {
  readonly queue: Queue | null;
  readonly taken: readonly string[];
  readonly readOnly: boolean;
  readonly onClose: () => void;
}

export function QueueDrawer({ queue, taken, readOnly, onClose }: QueueDrawerProps) {
  const { t, i18n } = useTranslation('admin');
  const save = useSaveQueue();
  const remove = useRemoveQueue();
  const offerUndo = useUndo();
  const name = queue === null ? '' : i18n.language === 'zh' ? queue.nameZh : queue.name;

  const send = (form: QueueForm) => {
    const { id } = form;
    const body = editFrom(form, queue?.rules ?? usualRules);
    return save.mutateAsync({ id: queue?.id ?? id, edit: body, revision: queue?.revision ?? null });
  };
  return (
    <EditDrawer<QueueForm>
      name="queue"
      title={queue === null ? t('queues.add') : name}
      initial={queue === null ? fresh : { id: queue.id, ...editOf(queue), rules: formOf(queue.rules ?? usualRules) }}
      size={640}
      fields={fields}
      readOnly={readOnly}
      save={send}
      onClose={onClose}
      other={
        queue !== null && (
          <RemoveButton
            remove={() => remove.mutateAsync(queue.id)}
            onRemoved={() => {
              onClose();
              offerUndo(name, () => save.mutateAsync({ id: queue.id, edit: editOf(queue), revision: null }));
            }}
          />
        )
      }
    >
      <KeyField known={queue?.id ?? null} taken={taken} />
      <NameFields />
      <SkillRows field="requiredSkills" level="minLevel" label={t('queues.requires')} hint={t('queues.requiresHint')} />
      <Form.Item name="topics" label={t('queues.topics')} extra={t('queues.topicsHint')}>
        <Select mode="tags" tokenSeparators={[',', '，', ' ']} open={false} suffixIcon={null} />
      </Form.Item>
      <Form.Item name="languages" label={t('languages')} extra={t('queues.languagesHint')}>
        <Select mode="tags" options={languageOptions(i18n.language)} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="offerSeconds" label={t('queues.offer')} extra={t('queues.offerHint')} rules={[{ required: true, type: 'number', min: 5, max: 600, message: t('queues.offerRange') }]}>
        <InputNumber min={5} max={600} precision={0} suffix={t('seconds')} />
      </Form.Item>
      <fieldset className={styles['rows']}>
        <legend>{t('queues.weights')}</legend>
        <p className={styles['hint']}>{t('queues.weightsHint')}</p>
        <div className={styles['weights']}>
          {channels.map((channel) => (
            <Form.Item key={channel} name={['weights', channel]} label={t(`channel.${channel}`)}>
              <InputNumber min={1} max={100} precision={0} placeholder={t('usual')} />
            </Form.Item>
          ))}
        </div>
      </fieldset>
      <Form.Item name="active" label={t('queues.takesWork')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Suspense fallback={<Loading rows={4} />}>
        <RulesFields queue={queue?.id ?? null} />
        <Preview known={queue?.id ?? null} before={queue?.rules ?? usualRules} />
      </Suspense>
    </EditDrawer>
  );
}

/** What is sent. Without any weight the server takes its usual ones. */
function editFrom({ name, nameZh, requiredSkills, languages, topics, offerSeconds, active, weights, rules }: QueueForm, before: QueueRules): QueueEdit {
  const given = Object.fromEntries(Object.entries(weights ?? {}).filter(([, weight]) => typeof weight === 'number'));
  const whole = {
    name, nameZh, requiredSkills, languages, topics, offerSeconds, active, // Fields that have not been shown yet are not in the form.
    rules: rulesOf({ ...formOf(before), ...rules }),
  };
  return (Object.keys(given).length === 0 ? whole : { ...whole, weights: given }) as QueueEdit;
}

function Preview({ known, before }: { readonly known: string | null; readonly before: QueueRules }) {
  const form = Form.useFormInstance<QueueForm>();
  const id: unknown = Form.useWatch('id', form);
  return <PreviewPanel id={known ?? (typeof id === 'string' ? id : '')} edit={() => editFrom(form.getFieldsValue(true) as QueueForm, before)} />;
}
