import { CloseOutlined, LoadingOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { wordsFor } from '../../app/problem';
import styles from './FileTray.module.css';
import type { FileUpload } from './useFiles';

export function FileTray({ files, onRemove }: { readonly files: readonly FileUpload[]; readonly onRemove: (key: string) => void }) {
  const { t } = useTranslation(['workspace', 'app']);
  if (files.length === 0) {
    return null;
  }
  const stateOf = (file: FileUpload) => (file.state === 'failed' ? wordsFor(file.error, t).title : t(`workspace:attachments.${file.state}`));
  return (
    <ul className={styles['tray']} aria-label={t('workspace:attachments.label')}>
      {files.map((file) => (
        <li key={file.key} className={file.state === 'ready' || file.state === 'uploading' ? styles['file'] : `${styles['file']} ${styles['refused']}`}>
          {file.state === 'uploading' ? <LoadingOutlined aria-hidden="true" /> : <PaperClipOutlined aria-hidden="true" />}
          <span className={styles['name']}>{file.name}</span>
          {file.state !== 'ready' && <span role={file.state === 'uploading' ? 'status' : 'alert'}>{stateOf(file)}</span>}
          <Button type="text" size="small" icon={<CloseOutlined aria-hidden="true" />} aria-label={t('workspace:attachments.remove', { name: file.name })} onClick={() => onRemove(file.key)} />
        </li>
      ))}
    </ul>
  );
}
