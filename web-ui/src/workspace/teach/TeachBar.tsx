import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTeach, type Lesson } from '../calls/suggestionCalls';
import styles from './TeachBar.module.css';

export interface Teachable extends Lesson {
  readonly title: string;
}

/** After an article was sent: was it the answer? Then the bot knows next time. */
export default function TeachBar({ lesson, onClose }: { readonly lesson: Teachable; readonly onClose: () => void }) {
  const { t } = useTranslation('workspace');
  const teach = useTeach();
  return (
    <div className={styles['bar']} role="status">
      <span className={styles['words']}>
        {teach.isSuccess ? t('teach.done') : teach.isError ? t('teach.failed') : t('teach.ask', { title: lesson.title })}
      </span>
      {!teach.isSuccess && (
        <Button size="small" loading={teach.isPending} onClick={() => teach.mutate(lesson)}>
          {t(teach.isError ? 'teach.again' : 'teach.yes')}
        </Button>
      )}
      <Button size="small" type="text" icon={<CloseOutlined aria-hidden="true" />} aria-label={t('teach.close')} onClick={onClose} />
    </div>
  );
}
