import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

const KEY = /^[a-z0-9][a-z0-9_-]{0,63}$/;

/** What a thing is known by: chosen once, never changed. */
export function KeyField({ known, taken }: { readonly known: string | null; readonly taken: readonly string[] }) {
  const { t } = useTranslation('admin');
  return (
    <Form.Item
      name="id"
      required
      label={t('key.label')}
      extra={known === null ? t('key.hint') : undefined}
      rules={
        known === null
          ? [
              { required: true, pattern: KEY, message: t('key.form') },
              { validator: (_, key: string) => (taken.includes(key) ? Promise.reject(new Error(t('key.taken'))) : Promise.resolve()) },
            ]
          : []
      }
    >
      <Input readOnly={known !== null} autoFocus={known === null} autoComplete="off" spellCheck={false} />
    </Form.Item>
  );
}

/** A name in both languages. */
export function NameFields() {
  const { t } = useTranslation('admin');
  return (
    <>
      <Form.Item name="name" label={t('name.en')} rules={[{ required: true, whitespace: true, max: 100, message: t('name.rule') }]}>
        <Input lang="en" autoComplete="off" />
      </Form.Item>
      <Form.Item name="nameZh" label={t('name.zh')} rules={[{ required: true, whitespace: true, max: 100, message: t('name.rule') }]}>
        <Input lang="zh" autoComplete="off" />
      </Form.Item>
    </>
  );
}
