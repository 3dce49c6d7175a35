import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { wordsFor } from '../../app/problem';
import { useLeaveGuard } from '../../app/shell/useLeaveGuard';
import styles from './Form.module.css';
import type { Editing } from './useEditing';

interface EditorPageProps<E> {
  readonly title: string;
  /** Stands beside the title: a version, a state. */
  readonly mark?: ReactNode;
  /** Where the list is that this was opened from. */
  readonly back: string;
  readonly backLabel: string;
  readonly editing: Editing<E>;
  readonly readOnly: boolean;
  /** In place of "Save". */
  readonly saveLabel?: string;
  readonly other?: ReactNode;
  readonly children: ReactNode;
}

/** One thing in a form of its own page, with what the server refused on top and at its field. */
export function EditorPage<E extends object>({ title, mark, back, backLabel, editing, readOnly, saveLabel, other, children }: EditorPageProps<E>) {
  const { t } = useTranslation('admin');
  const navigate = useNavigate();
  const { attach } = editing;
  const refusal = editing.refusal === null ? null : wordsFor(editing.refusal, t);
  useLeaveGuard(editing.touched && !editing.saving);
  const leave = () => void navigate(back);
  return (
    <div ref={attach}>
      <header className={styles['head']}>
        <Button type="text" icon={<ArrowLeftOutlined aria-hidden="true" />} onClick={leave}>
          {backLabel}
        </Button>
        <h2>{title}</h2>
        {mark}
      </header>
      {readOnly && <p className={styles['note']}>{t('form.readOnly')}</p>}
      {refusal !== null && <Alert className={styles['refusal']} type="error" showIcon role="alert" title={refusal.title} description={refusal.remedy} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void editing.submit();
        }}
      >
        {children}
        <div className={styles['actions']}>
          {!readOnly && (
            <>
              <Button type="primary" htmlType="submit" loading={editing.saving}>
                {saveLabel ?? t('form.save')}
              </Button>
              <Button onClick={leave}>{t('form.cancel')}</Button>
              {editing.touched && <span className={styles['hint']}>{t('form.unsaved')}</span>}
            </>
          )}
          <span className={styles['other']}>{other}</span>
        </div>
      </form>
    </div>
  );
}
