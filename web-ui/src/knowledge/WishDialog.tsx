import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Wish, WishKind } from './articleCalls';

const LONGEST_REASON = 1000;

interface WishDialogProps {
  /** Nothing keeps it closed. */
  readonly kind: Exclude<WishKind, 'publish'> | null;
  readonly onWish: (wish: Wish) => void;
  readonly onClose: () => void;
}

interface Fields {
  readonly reviewer?: string;
  readonly at?: string;
  readonly reason?: string;
}

/** Asks what a step needs to be told: whom, when, why. */
export function WishDialog({ kind, onWish, onClose }: WishDialogProps) {
  const { t } = useTranslation('knowledge');
  const [form] = Form.useForm<Fields>();
  if (kind === null) {
    return null;
  }
  const done = ({ reviewer, at, reason }: Fields) =>
    onWish({
      kind,
      ...(reason === undefined || reason.trim() === '' ? {} : { reason: reason.trim() }),
      ...(kind === 'submit' && reviewer !== undefined ? { reviewer: reviewer.trim() } : {}),
      ...(kind === 'schedule' && at !== undefined ? { publishAt: new Date(at).toISOString() } : {}),
    });
  return (
    <Modal open title={t(`wish.${kind}.title`)} okText={t(`wish.${kind}.do`)} onCancel={onClose} onOk={() => form.submit()} destroyOnHidden>
      <Form<Fields> form={form} name="wish" layout="vertical" requiredMark="optional" onFinish={done}>
        {kind === 'submit' && (
          <Form.Item name="reviewer" label={t('wish.reviewer')} rules={[{ required: true, whitespace: true, max: 200, message: t('wish.reviewerRule') }]}>
            <Input autoFocus autoComplete="off" />
          </Form.Item>
        )}
        {kind === 'schedule' && (
          <Form.Item
            name="at"
            label={t('wish.at')}
            rules={[
              { required: true, message: t('wish.atRule') },
              { validator: (_, at?: string) => (at === undefined || at === '' || new Date(at).getTime() > Date.now() ? Promise.resolve() : Promise.reject(new Error(t('wish.atRule')))) },
            ]}
          >
            <Input type="datetime-local" autoFocus />
          </Form.Item>
        )}
        <Form.Item name="reason" label={t('wish.reason')} rules={kind === 'send-back' ? [{ required: true, whitespace: true, message: t('wish.reasonRule') }] : []}>
          <Input.TextArea maxLength={LONGEST_REASON} autoSize={{ minRows: 2, maxRows: 6 }} autoFocus={kind === 'send-back' || kind === 'retire'} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
