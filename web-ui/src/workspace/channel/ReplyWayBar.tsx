import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import { serverNow } from '../../app/stream/clock';
import type { ReplyWay } from './channelCalls';
import { lengthOf } from './length';
import styles from './ReplyWayBar.module.css';

export type Visibility = 'public' | 'private';

interface BarProps {
  readonly way: ReplyWay;
  readonly text: string;
  readonly files: number;
  readonly visibility: Visibility;
  readonly onVisibility: (next: Visibility) => void;
}

/** Near its end, the room that is left is worth saying. */
const SAY_FROM = 0.8;

/** What can be sent here, until when, and who reads it. */
export default function ReplyWayBar({ way, text, files, visibility, onVisibility }: BarProps) {
  const { t } = useTranslation('workspace/channel');
  const formats = useFormats();
  const left = way.longest - lengthOf(text, way.unit);
  const closed = visibility === 'public' ? !way.publicly : way.writableUntil !== null && serverNow() >= Date.parse(way.writableUntil);
  const trouble = !way.enabled
    ? t('off')
    : closed
      ? t('closed', { remedy: t([`remedies.${way.remedy ?? 'other'}`, 'remedies.other']) })
      : left < 0
        ? t('over', { count: -left })
        : files > 0 && way.mediaTypes.length === 0
          ? t('noFiles')
          : null;
  return (
    <div className={styles['bar']} role="group" aria-label={t('label')}>
      <span>{t('on', { kind: t([`kinds.${way.kind}`, 'kinds.other'], { kind: way.kind }), name: way.connection })}</span>
      {way.publicly && way.inPublic && (
        <Segmented<Visibility>
          size="small"
          value={visibility}
          aria-label={t('visibility')}
          onChange={onVisibility}
          options={[
            { value: 'public', label: t('public') },
            { value: 'private', label: t('private') },
          ]}
        />
      )}
      {way.writableUntil !== null && visibility === 'private' && !closed && <time dateTime={way.writableUntil}>{t('until', { time: formats.dateTime(way.writableUntil) })}</time>}
      {trouble === null && left < way.longest * (1 - SAY_FROM) && <span>{t('left', { count: left })}</span>}
      <span role="status" className={styles['trouble']}>
        {trouble}
      </span>
    </div>
  );
}
