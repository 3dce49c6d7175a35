import { Alert, App, Button, Card, Drawer, Flex, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsFor } from '../../app/problem';
import { useKeepMenu, type LineMenu, type Menu, type MenuFinding, type MenuNode, type MenuOption, type Then } from '../calls/menuCalls';

const languages = ['en', 'zh'] as const;
const thens: readonly Then[] = ['LINE', 'NODE', 'VOICEMAIL'];
const freshOption: MenuOption = { key: '1', language: null, topic: null, queue: null, next: 'LINE', node: null };

function replaced<T>(all: readonly T[], at: number, next: T | null): T[] {
  return all.flatMap((one, index) => (index !== at ? [one] : next === null ? [] : [next]));
}

/** The tree of one line, its questions one under the other. */
export function MenuDrawer({ line, onClose }: { readonly line: LineMenu; readonly onClose: () => void }) {
  const { t } = useTranslation('admin/phone');
  const { message } = App.useApp();
  const keep = useKeepMenu(line);
  const [menu, setMenu] = useState<Menu>(line.menu);
  const [findings, setFindings] = useState<readonly MenuFinding[]>([]);
  const nodes = (next: readonly MenuNode[]) => setMenu({ ...menu, nodes: next });
  const save = () =>
    keep.mutate(menu, {
      onSuccess: (found) => {
        setFindings(found);
        if (found.length === 0) {
          void message.success(t('saved'));
          onClose();
        }
      },
    });
  return (
    <Drawer
      open
      size={720}
      title={t('edit', { name: line.name })}
      onClose={onClose}
      extra={
        <Button type="primary" loading={keep.isPending} onClick={save}>
          {t('save')}
        </Button>
      }
    >
      <Flex vertical gap={16}>
        {findings.length > 0 && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={t('faults')}
            description={
              <ul>
                {findings.map(({ where, code }) => (
                  <li key={`${where} ${code}`}>{t(`fault.${code}`, { where })}</li>
                ))}
              </ul>
            }
          />
        )}
        {keep.isError && <Alert type="error" showIcon role="alert" title={wordsFor(keep.error, t).title} description={wordsFor(keep.error, t).remedy} />}
        <label>
          {t('language')}{' '}
          <Select aria-label={t('language')} value={menu.language} options={languages.map((value) => ({ value, label: value }))} onChange={(language) => setMenu({ ...menu, language })} />
        </label>
        <Words label="greeting" words={menu.greetings} onChange={(greetings) => setMenu({ ...menu, greetings })} />
        {menu.nodes.map((node, at) => (
          <Question key={at} node={node} others={menu.nodes.map(({ id }) => id)} onChange={(next) => nodes(replaced(menu.nodes, at, next))} />
        ))}
        <Button onClick={() => nodes([...menu.nodes, { id: `question-${menu.nodes.length + 1}`, prompts: {}, options: [freshOption] }])}>{t('addQuestion')}</Button>
      </Flex>
    </Drawer>
  );
}

interface WordsProps {
  readonly label: 'greeting' | 'prompt';
  readonly words: Readonly<Record<string, string>>;
  readonly onChange: (words: Readonly<Record<string, string>>) => void;
}

function Words({ label, words, onChange }: WordsProps) {
  const { t } = useTranslation('admin/phone');
  const all = [...new Set([...languages, ...Object.keys(words)])];
  const set = (language: string, text: string) => onChange(Object.fromEntries(Object.entries({ ...words, [language]: text }).filter(([, value]) => value !== '')));
  return (
    <>
      {all.map((language) => (
        <label key={language}>
          {t(label, { language })}
          <Input.TextArea lang={language} maxLength={500} autoSize value={words[language] ?? ''} onChange={(event) => set(language, event.target.value)} />
        </label>
      ))}
    </>
  );
}

interface QuestionProps {
  readonly node: MenuNode;
  readonly others: readonly string[];
  /** Null takes it away. */
  readonly onChange: (node: MenuNode | null) => void;
}

function Question({ node, others, onChange }: QuestionProps) {
  const { t } = useTranslation('admin/phone');
  return (
    <Card
      size="small"
      title={t('question', { id: node.id })}
      extra={
        <Button type="text" aria-label={t('removeQuestion', { id: node.id })} onClick={() => onChange(null)}>
          {t('remove')}
        </Button>
      }
    >
      <Flex vertical gap={8}>
        <label>
          {t('id')}
          <Input value={node.id} maxLength={50} onChange={(event) => onChange({ ...node, id: event.target.value })} />
        </label>
        <Words label="prompt" words={node.prompts} onChange={(prompts) => onChange({ ...node, prompts })} />
        {node.options.map((option, at) => (
          <OptionRow key={at} option={option} others={others} onChange={(next) => onChange({ ...node, options: replaced(node.options, at, next) })} />
        ))}
        <Button size="small" onClick={() => onChange({ ...node, options: [...node.options, { ...freshOption, key: String((node.options.length + 1) % 10) }] })}>
          {t('addOption')}
        </Button>
      </Flex>
    </Card>
  );
}

interface OptionRowProps {
  readonly option: MenuOption;
  readonly others: readonly string[];
  readonly onChange: (option: MenuOption | null) => void;
}

function OptionRow({ option, others, onChange }: OptionRowProps) {
  const { t } = useTranslation('admin/phone');
  const text = (field: 'language' | 'topic' | 'queue', label: string) => (
    <Input style={{ width: 110 }} aria-label={label} placeholder={label} value={option[field] ?? ''} onChange={(event) => onChange({ ...option, [field]: event.target.value === '' ? null : event.target.value })} />
  );
  return (
    <Flex gap={8} wrap>
      <Select style={{ width: 70 }} aria-label={t('key')} value={option.key} options={[...'1234567890*#'].map((value) => ({ value, label: value }))} onChange={(key) => onChange({ ...option, key })} />
      {text('language', t('sets'))}
      {text('topic', t('topic'))}
      {text('queue', t('queue'))}
      <Select
        style={{ width: 140 }}
        aria-label={t('then')}
        value={option.next}
        options={thens.map((value) => ({ value, label: t(`thens.${value}`) }))}
        onChange={(next) => onChange({ ...option, next, node: next === 'NODE' ? (others[0] ?? null) : null })}
      />
      {option.next === 'NODE' && (
        <Select style={{ width: 140 }} aria-label={t('thens.NODE')} value={option.node} options={others.map((value) => ({ value, label: value }))} onChange={(node) => onChange({ ...option, node })} />
      )}
      <Button type="text" aria-label={t('removeOption', { key: option.key })} onClick={() => onChange(null)}>
        {t('remove')}
      </Button>
    </Flex>
  );
}
