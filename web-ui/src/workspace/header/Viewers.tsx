import { EyeOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import styles from './ConversationHeader.module.css';
import { useViewers } from './useViewers';

/** Who else has this conversation before them now. */
export function Viewers({ conversation }: { readonly conversation: string }) {
  const { t } = useTranslation('workspace');
  const viewers = useViewers(conversation);
  return (
    <p className={styles['viewers']} role="status">
      {viewers.length > 0 && (
        <>
          <EyeOutlined aria-hidden="true" /> {t('header.viewing', { names: viewers.map(({ name }) => name ?? t('author.agent')).join(t('header.and')), count: viewers.length })}
        </>
      )}
    </p>
  );
}
