import { FilePdfOutlined, SoundOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../app/model/conversation';
import { attachmentAddress } from '../calls/attachmentCalls';
import styles from './Attachments.module.css';
import { useSize } from './useSize';

export function Attachments({ attachments }: { readonly attachments: readonly Attachment[] }) {
  const { t } = useTranslation('workspace');
  const sizeOf = useSize();
  if (attachments.length === 0) {
    return null;
  }
  return (
    <ul className={styles['files']} aria-label={t('attachments.label')}>
      {attachments.map((file) => (
        <li key={file.id}>
          <a href={attachmentAddress(file.id)} target="_blank" rel="noopener" className={styles['file']}>
            {file.mediaType.startsWith('image/') ? (
              <img src={attachmentAddress(file.id)} alt={file.name} loading="lazy" width={220} height={140} className={styles['image']} />
            ) : (
              <>
                {file.mediaType.startsWith('audio/') ? <SoundOutlined aria-hidden="true" /> : <FilePdfOutlined aria-hidden="true" />}
                <span className={styles['name']}>{file.name}</span>
                <span className={styles['size']}>{sizeOf(file.size)}</span>
              </>
            )}
          </a>
          {/* A voicemail is listened to where it stands; its length stands in its message, its words nobody has written down. */}
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
          {file.mediaType.startsWith('audio/') && <audio controls preload="none" src={attachmentAddress(file.id)} aria-label={file.name} />}
        </li>
      ))}
    </ul>
  );
}
