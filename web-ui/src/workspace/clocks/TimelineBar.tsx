import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import { useServerSeconds } from '../../app/stream/clock';
import type { ClockDetail } from './clockCalls';
import styles from './Clocks.module.css';
import { sumsByCause, timelineOf } from './timeline';

const percent = (part: number) => `${(part * 100).toFixed(2)}%`;

/** Where the time of a promise went: a bar of patterned stretches with marks, and the same as a list with sums. */
export function TimelineBar({ clock }: { readonly clock: ClockDetail }) {
  const { t } = useTranslation(['workspace/clocks', 'workspace']);
  const formats = useFormats();
  const now = useServerSeconds() * 1000;
  const due = clock.dueAt === null ? null : Date.parse(clock.dueAt);
  const { stretches, placeOf } = timelineOf(clock.segments, due, now);
  const first = stretches[0];
  const last = stretches.at(-1);
  if (first === undefined || last === undefined) {
    return null;
  }
  const name = (stage: string) => t([`workspace/clocks:stage.${stage}`, 'workspace/clocks:stage.other'], { stage });
  const within = (at: string | null) => at !== null && Date.parse(at) >= first.from && Date.parse(at) <= last.to;
  return (
    <>
      <div className={styles['bar']} aria-hidden="true">
        {stretches.map(({ stage, from, to, start, share, counted }) => (
          <span
            key={from}
            className={`${styles['stretch']} ${counted ? '' : styles['still']}`}
            data-stage={stage}
            style={{ insetInlineStart: percent(start), inlineSize: percent(share) }}
            title={`${name(stage)}: ${formats.dateTime(from)} – ${formats.dateTime(to)}`}
          />
        ))}
        {clock.warnings.filter(({ at }) => within(at)).map(({ at, percent: part }) => (
          <span key={`warning ${at} ${part}`} className={styles['warningMark']} style={{ insetInlineStart: percent(placeOf(Date.parse(at ?? ''))) }}>△</span>
        ))}
        {clock.escalations.filter(({ at }) => within(at)).map(({ at, step }) => (
          <span key={`step ${step}`} className={styles['stepMark']} style={{ insetInlineStart: percent(placeOf(Date.parse(at))) }}>{step}</span>
        ))}
        {clock.standardDueAt !== null && clock.adjustment !== null && within(clock.standardDueAt) && (
          <span className={styles['standardMark']} style={{ insetInlineStart: percent(placeOf(Date.parse(clock.standardDueAt))) }} />
        )}
        {due !== null && within(clock.dueAt) && <span className={styles['dueMark']} style={{ insetInlineStart: percent(placeOf(due)) }} />}
      </div>
      <p className={styles['ends']} aria-hidden="true">
        <span>{formats.time(first.from)}</span>
        <span>{formats.dateTime(last.to)}</span>
      </p>
      <ul className={styles['causes']} aria-label={t('workspace/clocks:causes')}>
        {sumsByCause(clock.segments, now).map(({ stage, seconds, counted }) => (
          <li key={stage}>
            <span className={styles['swatch']} data-stage={stage} aria-hidden="true" />
            <span>{name(stage)}</span>
            <span className={styles['sum']}>
              {formats.length(seconds)}
              {counted !== 'all' && ` · ${t(`workspace/clocks:counted.${counted}`)}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
