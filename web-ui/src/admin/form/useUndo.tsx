import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { wordsFor } from '../../app/problem';

const SECONDS_TO_UNDO = 10;

/** Says what was removed, and offers for a while to bring it back. */
export function useUndo(): (removed: string, undo: () => Promise<unknown>) => void {
  const { t } = useTranslation('admin');
  const { notification } = App.useApp();
  return (removed, undo) => {
    const key = `undo ${removed}`;
    const bringBack = async () => {
      notification.destroy(key);
      try {
        await undo();
      } catch (error) {
        const words = wordsFor(error, t);
        notification.error({ title: words.title, description: words.remedy });
      }
    };
    notification.success({
      key,
      title: t('form.removed', { name: removed }),
      duration: SECONDS_TO_UNDO,
      actions: (
        <Button type="primary" size="small" onClick={() => void bringBack()}>
          {t('form.undo')}
        </Button>
      ),
    });
  };
}
