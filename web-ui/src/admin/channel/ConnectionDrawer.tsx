import { Alert, Button, Form, Input, InputNumber, Select, Switch, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { languages } from '../../app/i18n/i18n';
import { wordsFor } from '../../app/problem';
import styles from '../AdminPage.module.css';
import { useAddConnection, useChangeConnection, useRemoveConnection, useTestConnection, type ChannelField, type ChannelKind, type Connection } from '../calls/channelCalls';
import { useQueues } from '../calls/queueCalls';
import { EditDrawer } from '../form/EditDrawer';
import { languageName } from '../form/languageNames';
import { RemoveButton } from '../form/RemoveButton';

type Value = string | number | boolean | null | undefined;
type Values = Readonly<Record<string, Value>>;

const SETTING = 'setting-';

interface DrawerProps {
  readonly kind: ChannelKind;
  /** Null to connect a new one. */
  readonly connection: Connection | null;
  readonly onClose: () => void;
  readonly onMade?: (made: Connection) => void;
}

/** The form of one connection, with a test that says what is wrong. */
export function ConnectionDrawer({ kind, connection, onClose, onMade }: DrawerProps) {
  const { t, i18n } = useTranslation('admin/channel');
  const queues = useQueues();
  const add = useAddConnection();
  const change = useChangeConnection();
  const remove = useRemoveConnection();
  const names = ['name', 'enabled', 'withBot', 'language', 'queue', ...kind.fields.map(({ name }) => SETTING + name)];
  const save = async (values: Values) => {
    const edit = {
      name: String(values['name'] ?? ''),
      settings: settingsOf(kind, values),
      enabled: values['enabled'] === true,
      withBot: values['withBot'] === true,
      language: String(values['language']),
      queue: typeof values['queue'] === 'string' ? values['queue'] : null,
    };
    if (connection === null) {
      onMade?.(await add.mutateAsync({ kind: kind.kind, connection: edit }));
    } else {
      await change.mutateAsync({ id: connection.id, revision: connection.revision, edit });
    }
  };
  return (
    <EditDrawer<Values>
      name="connection"
      title={connection === null ? t([`kinds.${kind.kind}`, 'kinds.other'], { kind: kind.kind }) : connection.name}
      size={560}
      initial={initialOf(kind, connection, i18n.language)}
      fields={names}
      save={save}
      onClose={onClose}
      other={connection !== null && <RemoveButton remove={() => remove.mutateAsync(connection.id)} onRemoved={onClose} question={t('removeQuestion')} />}
    >
      {connection !== null && <Check connection={connection} />}
      <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true, max: 100, message: t('nameRule') }]}>
        <Input autoComplete="off" autoFocus={connection === null} />
      </Form.Item>
      {kind.fields.map((field) => (
        <SettingItem key={field.name} field={field} kept={connection?.secrets.includes(field.name) ?? false} />
      ))}
      <Form.Item name="language" label={t('language')} extra={t('languageHint')}>
        <Select options={languages.map((value) => ({ value, label: languageName(value, i18n.language) }))} />
      </Form.Item>
      <Form.Item name="queue" label={t('queue')} extra={t('queueHint')}>
        <Select allowClear loading={queues.isPending} options={(queues.data ?? []).map(({ id, name, nameZh }) => ({ value: id, label: i18n.language === 'zh' ? nameZh : name }))} />
      </Form.Item>
      <Form.Item name="withBot" label={t('withBot')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="enabled" label={t('enabled')} extra={t('enabledHint')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </EditDrawer>
  );
}

function settingsOf(kind: ChannelKind, values: Values): Record<string, string> {
  const settings: Record<string, string> = {};
  for (const { name } of kind.fields) {
    const value = values[SETTING + name];
    if (value !== undefined && value !== null && value !== '') {
      settings[name] = String(value);
    }
  }
  return settings;
}

function initialOf(kind: ChannelKind, connection: Connection | null, reader: string): Values {
  const values: Record<string, Value> = {
    name: connection?.name ?? '',
    enabled: connection?.enabled ?? true,
    withBot: connection?.withBot ?? true,
    language: connection?.language ?? reader,
    queue: connection?.queue ?? null,
  };
  for (const { name, type, preset } of kind.fields) {
    const text = connection === null ? preset : (connection.settings[name] ?? '');
    values[SETTING + name] = type === 'FLAG' ? text === 'true' : type === 'NUMBER' && text !== '' ? Number(text) : text;
  }
  return values;
}

function SettingItem({ field, kept }: { readonly field: ChannelField; readonly kept: boolean }) {
  const { t } = useTranslation('admin/channel');
  const { name, type, required, choices } = field;
  const label = t([`fields.${name}`, 'fields.other'], { name });
  return (
    <Form.Item
      name={SETTING + name}
      label={label}
      valuePropName={type === 'FLAG' ? 'checked' : 'value'}
      extra={type === 'SECRET' && kept ? t('secretKept') : undefined}
      rules={[{ required: required && !kept && type !== 'FLAG', message: t('required', { label }) }]}
    >
      {type === 'SECRET' ? (
        <Input.Password autoComplete="new-password" placeholder={kept ? '••••••••' : ''} />
      ) : type === 'NUMBER' ? (
        <InputNumber min={0} style={{ inlineSize: '100%' }} />
      ) : type === 'FLAG' ? (
        <Switch />
      ) : type === 'CHOICE' ? (
        <Select options={choices.map((value) => ({ value, label: t([`choices.${value}`, 'choices.other'], { value }) }))} />
      ) : (
        <Input autoComplete="off" spellCheck={false} type={type === 'URL' ? 'url' : 'text'} />
      )}
    </Form.Item>
  );
}

/** What the platform has to call, and whether all is well. */
function Check({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation('admin/channel');
  const test = useTestConnection();
  return (
    <section aria-label={t('check')} className={styles['filters']} style={{ display: 'grid', gap: 12, marginBlockEnd: 16 }}>
      {connection.hookUrl !== null && (
        <div>
          <div>{t('hookUrl')}</div>
          <Typography.Text code copyable>
            {connection.hookUrl}
          </Typography.Text>
        </div>
      )}
      <div>
        <Button loading={test.isPending} onClick={() => test.mutate(connection.id)}>
          {t('test')}
        </Button>
      </div>
      <div role="status">
        {test.isError && <Alert type="error" showIcon title={wordsFor(test.error, t).title} description={wordsFor(test.error, t).remedy} />}
        {test.data?.fine === true && <Alert type="success" showIcon title={t('testFine')} />}
        {test.data?.findings.map(({ code, detail }) => (
          <Alert key={code + detail} type="warning" showIcon title={t([`findings.${code}`, 'findings.other'], { code })} description={detail === '' ? undefined : detail} />
        ))}
      </div>
    </section>
  );
}
