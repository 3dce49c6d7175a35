import { Alert, App, Button, Drawer, Form } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem, wordsFor, type ProblemWords } from '../../app/problem';
import { fieldOf } from './problemField';
import styles from '../AdminPage.module.css';

interface EditDrawerProps<V extends object> {
  /** Begins the ids of the fields. */
  readonly name: string;
  readonly title: string;
  readonly initial: V;
  /** At which of them a refusal of the server can be shown. */
  readonly fields: readonly (keyof V & string)[];
  readonly readOnly?: boolean;
  /** Pixels; 480 unless told. */
  readonly size?: number;
  readonly save: (values: V) => Promise<unknown>;
  readonly onClose: () => void;
  /** Stands beside the save button. */
  readonly other?: ReactNode;
  readonly children: ReactNode;
}

/** One thing in a form at the side; what the server refuses is said at the field it is about. */
export function EditDrawer<V extends object>({ name, title, initial, fields, readOnly = false, size = 480, save, onClose, other, children }: EditDrawerProps<V>) {
  const { t } = useTranslation('admin');
  const { modal } = App.useApp();
  const [form] = Form.useForm<V>();
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<ProblemWords | null>(null);

  const close = () => {
    if (readOnly || !form.isFieldsTouched()) {
      onClose();
      return;
    }
    modal.confirm({ title: t('app:leave.title'), content: t('app:leave.hint'), okText: t('app:leave.go'), cancelText: t('app:leave.stay'), onOk: onClose });
  };
  const submit = async (values: V) => {
    setSaving(true);
    setRefusal(null);
    try {
      await save(values);
      onClose();
    } catch (error) {
      const field = fieldOf(error, fields);
      const words = wordsFor(error, t);
      if (field === null) {
        setRefusal(words);
      } else {
        form.setFields([{ name: field as never, errors: [error instanceof Problem && error.detail !== '' ? error.detail : words.title] }]);
        form.scrollToField(field as never, { focus: true });
      }
      setSaving(false);
    }
  };

  return (
    <Drawer open onClose={close} title={title} size={size} closable={{ 'aria-label': t('form.close') }}>
      <Form<V>
        form={form}
        name={name}
        layout="vertical"
        requiredMark="optional"
        initialValues={initial}
        disabled={readOnly}
        onFinish={(values) => void submit(values)}
        scrollToFirstError={{ focus: true }}
      >
        {readOnly && <p className={styles['note']}>{t('form.readOnly')}</p>}
        {refusal !== null && <Alert className={styles['refusal']} type="error" showIcon role="alert" title={refusal.title} description={refusal.remedy} />}
        {children}
        {!readOnly && (
          <div className={styles['formActions']}>
            <Button type="primary" htmlType="submit" loading={saving}>
              {t('form.save')}
            </Button>
            <Button onClick={close}>{t('form.cancel')}</Button>
            <span className={styles['other']}>{other}</span>
          </div>
        )}
      </Form>
    </Drawer>
  );
}
