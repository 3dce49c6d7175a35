import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsFor } from '../../app/problem';

interface RemoveButtonProps {
  readonly remove: () => Promise<unknown>;
  readonly onRemoved: () => void;
  /** Asked first; left out where it can be undone. */
  readonly question?: string;
}

export function RemoveButton({ remove, onRemoved, question }: RemoveButtonProps) {
  const { t } = useTranslation('admin');
  const { modal, notification } = App.useApp();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await remove();
      onRemoved();
    } catch (error) {
      const words = wordsFor(error, t);
      notification.error({ title: words.title, description: words.remedy });
      setBusy(false);
    }
  };
  const ask = () => {
    if (question === undefined) {
      void run();
    } else {
      modal.confirm({ title: question, okText: t('form.remove'), okButtonProps: { danger: true }, cancelText: t('form.cancel'), onOk: run });
    }
  };
  return (
    <Button danger type="text" loading={busy} onClick={ask}>
      {t('form.remove')}
    </Button>
  );
}
