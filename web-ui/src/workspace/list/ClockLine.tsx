import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFormats, type Formats } from '../../app/i18n/format';
import type { ClockView } from '../../app/model/conversation';
import { useServerSeconds } from '../../app/stream/clock';
import { standingOf, type ClockStanding } from '../model/clocks';
import styles from './ClockLine.module.css';

/** How a promise stands, in words. */
export function standingText(standing: ClockStanding, t: TFunction, formats: Formats): string {
  switch (standing.kind) {
    case 'onTrack':
      return t('workspace:clock.left', { length: formats.length(standing.remaining) });
    case 'dueSoon':
      return t('workspace:clock.dueSoon', { length: formats.length(standing.remaining) });
    case 'overdue':
      return t('workspace:clock.overdue', { length: formats.length(standing.by) });
    case 'paused':
      return standing.remaining === null
        ? t('workspace:clock.paused')
        : t('workspace:clock.pausedWith', { length: formats.length(standing.remaining) });
    case 'met':
    case 'missed':
    case 'cancelled':
      return t(`workspace:clock.${standing.kind}`);
  }
}

function widthOf(standing: ClockStanding): number {
  switch (standing.kind) {
    case 'onTrack':
    case 'dueSoon':
    case 'paused':
      return standing.used;
    case 'overdue':
    case 'missed':
    case 'met':
      return 1;
    case 'cancelled':
      return 0;
  }
}

/** One promise as text and a thin bar that fills up. Drawn once a second, alone. */
export function ClockLine({ clock }: { readonly clock: ClockView }) {
  const { t } = useTranslation(['workspace', 'app']);
  const formats = useFormats();
  const now = useServerSeconds();
  const standing = standingOf(clock, now);
  return (
    <span className={`${styles['clock']} ${styles[standing.kind]}`} data-standing={standing.kind}>
      <span className={styles['words']}>
        <span>{t([`app:metric.${clock.metric}`, 'app:metric.other'])}</span>
        <span className={styles['left']}>{standingText(standing, t, formats)}</span>
      </span>
      <span className={styles['track']} aria-hidden="true">
        <span className={styles['bar']} style={{ transform: `scaleX(${widthOf(standing)})` }} />
      </span>
    </span>
  );
}
