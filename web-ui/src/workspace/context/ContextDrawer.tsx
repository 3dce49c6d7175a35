import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import ContextPanel, { type ContextProps } from './ContextPanel';

/** The context where there is no room for its column. */
export default function ContextDrawer({ onClose, ...context }: ContextProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('workspace');
  return (
    <Drawer open onClose={onClose} title={t('context.label')} size={340} styles={{ body: { padding: 0 } }}>
      <ContextPanel {...context} />
    </Drawer>
  );
}
