import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTopics } from '../../workspace/calls/topicCalls';
import page from '../AdminPage.module.css';
import { useQueues } from '../calls/queueCalls';
import { EditDrawer } from '../form/EditDrawer';
import { languageOptions } from '../form/languageNames';
import { KeyField } from '../form/NameFields';
import { RemoveButton } from '../form/RemoveButton';
import { SkillRows } from '../form/SkillRows';
import { useSaveRules, type Rule, type RuleBook } from './ruleCalls';
import { aboutRule, formOf, freshRule, ruleOf, type RuleForm } from './ruleForm';

const fields = [
  'id', 'name', 'active', 'stop', 'channels', 'pages', 'fields', 'tags', 'languages', 'tiers', 'topics', 'topic', 'queue', 'priority', 'required', 'preferred',
] as const;
const channels = ['CHAT', 'API', 'EMAIL', 'PHONE', 'SOCIAL'] as const;
const tiers = ['STANDARD', 'PREMIUM', 'VIP'] as const;
const priorities = ['LOW', 'NORMAL', 'HIGH', 'URGENT'] as const;

interface RuleDrawerProps {
  readonly book: RuleBook;
  readonly rule: Rule | null;
  readonly readOnly: boolean;
  readonly onClose: () => void;
}

export function RuleDrawer({ book, rule, readOnly, onClose }: RuleDrawerProps) {
  const { t, i18n } = useTranslation(['admin/topic', 'admin']);
  const save = useSaveRules(book.revision);
  const queues = useQueues();
  const topics = useTopics();
  const inChinese = i18n.language === 'zh';
  const at = rule === null ? book.rules.length : book.rules.findIndex(({ id }) => id === rule.id);
  const topicOptions = (topics.data ?? []).map(({ key, name, nameZh }) => ({ value: key, label: inChinese ? nameZh : name }));
  const queueOptions = (queues.data ?? []).map(({ id, name, nameZh }) => ({ value: id, label: inChinese ? nameZh : name }));

  const send = async (form: RuleForm) => {
    const next = ruleOf({ ...form, id: rule?.id ?? form.id });
    try {
      await save.mutateAsync(rule === null ? [...book.rules, next] : book.rules.map((one) => (one.id === rule.id ? next : one)));
    } catch (error) {
      throw aboutRule(error, at, (code, detail) => t(`finding.${code}`, { detail }));
    }
  };
  const words = (name: 'pages' | 'tags' | 'topics', hint: string, options: readonly { value: string; label: string }[] = []) => (
    <Form.Item name={name} label={t(`form.${name}`)} extra={hint}>
      <Select mode="tags" options={[...options]} tokenSeparators={[',', '，']} open={options.length > 0 ? undefined : false} suffixIcon={options.length > 0 ? undefined : null} />
    </Form.Item>
  );
  return (
    <EditDrawer<RuleForm>
      name="rule"
      title={rule === null ? t('rules.add') : rule.name}
      initial={rule === null ? freshRule : formOf(rule)}
      fields={fields}
      size={640}
      readOnly={readOnly}
      save={send}
      onClose={onClose}
      other={rule !== null && <RemoveButton remove={() => save.mutateAsync(book.rules.filter(({ id }) => id !== rule.id))} onRemoved={onClose} question={t('rules.removeQuestion', { name: rule.name })} />}
    >
      <KeyField known={rule?.id ?? null} taken={book.rules.map(({ id }) => id)} />
      <Form.Item name="name" label={t('form.name')} rules={[{ required: true, whitespace: true, max: 100, message: t('admin:name.rule') }]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="active" label={t('admin:active')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <h3>{t('form.when')}</h3>
      <p className={page['hint']}>{t('form.whenHint')}</p>
      <Form.Item name="channels" label={t('form.channels')}>
        <Select mode="multiple" options={channels.map((value) => ({ value, label: t(`channel.${value}`) }))} />
      </Form.Item>
      {words('pages', t('form.pagesHint'))}
      <fieldset className={page['rows']}>
        <legend>{t('form.fields')}</legend>
        <p className={page['hint']}>{t('form.fieldsHint')}</p>
        <Form.List name="fields">
          {(rows, { add, remove }) => (
            <>
              {rows.map(({ key, name }) => (
                <div key={key} className={page['row']}>
                  <Form.Item name={[name, 'name']} rules={[{ required: true, whitespace: true, max: 100, message: t('admin:name.rule') }]}>
                    <Input aria-label={t('form.fieldName')} placeholder={t('form.fieldName')} autoComplete="off" />
                  </Form.Item>
                  <Form.Item name={[name, 'values']} rules={[{ required: true, message: t('form.fieldValues') }]}>
                    <Select mode="tags" aria-label={t('form.fieldValues')} placeholder={t('form.fieldValues')} open={false} suffixIcon={null} tokenSeparators={[',', '，']} />
                  </Form.Item>
                  <Button type="text" icon={<MinusCircleOutlined aria-hidden="true" />} aria-label={t('admin:form.remove')} onClick={() => remove(name)} />
                </div>
              ))}
              <Button type="dashed" icon={<PlusOutlined aria-hidden="true" />} onClick={() => add({ name: '', values: [] })}>
                {t('form.addField')}
              </Button>
            </>
          )}
        </Form.List>
      </fieldset>
      {words('tags', t('form.tagsHint'))}
      <Form.Item name="languages" label={t('form.languages')}>
        <Select mode="multiple" options={languageOptions(i18n.language)} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="tiers" label={t('form.tiers')}>
        <Select mode="multiple" options={tiers.map((value) => ({ value, label: t(`tier.${value}`) }))} />
      </Form.Item>
      {words('topics', t('form.topicsHint'), topicOptions)}
      <h3>{t('form.then')}</h3>
      <p className={page['hint']}>{t('form.thenHint')}</p>
      <Form.Item name="topic" label={t('form.topic')}>
        <Select allowClear options={topicOptions} showSearch={{ optionFilterProp: 'label' }} notFoundContent={t('topics.none')} />
      </Form.Item>
      <Form.Item name="queue" label={t('form.queue')}>
        <Select allowClear options={queueOptions} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="priority" label={t('form.priority')}>
        <Select allowClear options={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))} />
      </Form.Item>
      <SkillRows field="required" level="level" label={t('form.required')} hint={t('form.requiredHint')} />
      <SkillRows field="preferred" level="level" label={t('form.preferred')} hint={t('form.preferredHint')} />
      <Form.Item name="stop" label={t('form.stop')} extra={t('form.stopHint')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </EditDrawer>
  );
}
