import { Alert, Button, Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { wordsFor } from '../../app/problem';
import { useKeepPhone, type Phone } from './callCalls';

/** At which telephone the agent speaks with callers. */
export function PhoneForm({ phone }: { readonly phone: Phone | null }) {
  const { t } = useTranslation('workspace/phone');
  const keep = useKeepPhone();
  return (
    <Form<Phone> layout="inline" name="phone" aria-label={t('phone')} initialValues={phone ?? { kind: 'NUMBER', address: '', rings: false }} onFinish={(values) => keep.mutate(values)}>
      <Form.Item name="kind" label={t('kind')}>
        <Select style={{ minWidth: 150 }} options={(['NUMBER', 'EXTENSION'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="address" label={t('address')} rules={[{ required: true, whitespace: true, max: 80 }]}>
        <Input type="tel" autoComplete="tel" dir="ltr" />
      </Form.Item>
      <Form.Item name="rings" valuePropName="checked">
        <Checkbox>{t('rings')}</Checkbox>
      </Form.Item>
      <Button htmlType="submit" type="primary" loading={keep.isPending}>
        {t('save')}
      </Button>
      {keep.isError && <Alert type="error" showIcon role="alert" title={wordsFor(keep.error, t).title} />}
    </Form>
  );
}
