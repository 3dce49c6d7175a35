import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import type { Conversation } from '../../app/model/conversation';
import { Empty } from '../../app/states/Empty';
import { useClocks } from '../calls/clockCalls';
import { ClockLine } from '../list/ClockLine';
import styles from './ContextPanel.module.css';

/** Every promise of this conversation, with what ran and what paused it. */
export function ClocksTab({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation(['workspace', 'app']);
  const formats = useFormats();
  const { data } = useClocks(conversation);
  const clocks = data ?? conversation.clocks.map((clock) => ({ ...clock, policy: null, segments: [] }));
  if (clocks.length === 0) {
    return <Empty title={t('workspace:clocks.none')} hint={t('workspace:clocks.noneHint')} />;
  }
  return (
    <>
      {clocks.map((clock) => (
        <section key={clock.id} className={styles['clock']} aria-label={t([`app:metric.${clock.metric}`, 'app:metric.other'])}>
          <ClockLine clock={clock} />
          <p className={styles['quiet']}>
            {t('workspace:clocks.target', { target: formats.length(clock.targetSeconds) })}
            {clock.dueAt !== null && ` · ${t('workspace:clocks.due', { at: formats.dateTime(clock.dueAt) })}`}
            {clock.policy !== null && ` · ${clock.policy}`}
          </p>
          {clock.segments.length > 0 && (
            <ul className={styles['segments']}>
              {clock.segments.map((segment) => (
                <li key={`${segment.from}${segment.stage}`}>
                  {formats.timeWithSeconds(segment.from)}–{segment.to === null ? t('workspace:clocks.now') : formats.timeWithSeconds(segment.to)}{' '}
                  {t([`workspace:stage.${segment.stage}`, 'workspace:stage.other'], { stage: segment.stage })}
                  {segment.workedSeconds !== null && segment.counted && ` · ${formats.length(segment.workedSeconds)}`}
                  {!segment.counted && ` · ${t('workspace:clocks.notCounted')}`}
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </>
  );
}
