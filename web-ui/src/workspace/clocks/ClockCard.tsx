import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import { useServerSeconds } from '../../app/stream/clock';
import { ClockLine } from '../list/ClockLine';
import { usePolicyName, type ClockDetail, type ClockWarning, type EscalationAction } from './clockCalls';
import styles from './Clocks.module.css';
import { reasonWords } from './reasonWords';
import { TimelineBar } from './TimelineBar';

/** One promise: how it stands, whom it warns, what it set off, and where its time went. */
export function ClockCard({ clock }: { readonly clock: ClockDetail }) {
  const { t } = useTranslation(['workspace/clocks', 'app']);
  return (
    <section className={styles['clock']} aria-label={t([`app:metric.${clock.metric}`, 'app:metric.other'])}>
      <ClockLine clock={clock} />
      <Deadline clock={clock} />
      <TimelineBar clock={clock} />
      <Course clock={clock} />
      <Why clock={clock} />
      <Steps clock={clock} />
    </section>
  );
}

function Deadline({ clock }: { readonly clock: ClockDetail }) {
  const { t } = useTranslation('workspace/clocks');
  const formats = useFormats();
  const adjusted = clock.adjustment !== null;
  return (
    <dl className={styles['facts']}>
      <dt>{t('target')}</dt>
      <dd>
        {formats.length(clock.targetSeconds)}
        {clock.goalSeconds !== null && ` (${t('goal', { goal: formats.length(clock.goalSeconds) })})`}
      </dd>
      {clock.dueAt !== null && (
        <>
          <dt>{t('due')}</dt>
          <dd>
            <time dateTime={clock.dueAt}>{formats.dateTime(clock.dueAt)}</time>
          </dd>
        </>
      )}
      {adjusted && (
        <>
          <dt>{t('adjusted')}</dt>
          <dd>{clock.adjustment.name}</dd>
          {clock.standardTargetSeconds !== null && (
            <>
              <dt>{t('standard')}</dt>
              <dd>
                {formats.length(clock.standardTargetSeconds)}
                {clock.standardDueAt !== null && `, ${t('dueAt', { at: formats.dateTime(clock.standardDueAt) })}`}
              </dd>
            </>
          )}
        </>
      )}
    </dl>
  );
}

function WarningLine({ warning, now }: { readonly warning: ClockWarning; readonly now: number }) {
  const { t } = useTranslation(['workspace/clocks', 'app']);
  const formats = useFormats();
  const passed = warning.given ?? (warning.at !== null && Date.parse(warning.at) <= now);
  const to = warning.to.map((recipient) => t(`app:recipient.${recipient}`)).join(t('workspace/clocks:and'));
  const part = warning.percent === null ? '' : formats.percent(warning.percent / 100, 0);
  const key = warning.at === null ? 'warnedLater' : passed ? 'warned' : 'warnsAt';
  return (
    <li>
      <span aria-hidden="true" className={styles['sign']}>{passed ? '▲' : '△'}</span>
      {t(`workspace/clocks:${key}`, { to, part, at: warning.at === null ? '' : formats.dateTime(warning.at) })}
    </li>
  );
}

/** What an escalation did or will do: "the supervisors told (in the workspace)", "tell the supervisors (in the workspace)". */
function useActionWords(): (action: EscalationAction, taken: boolean) => string {
  const { t } = useTranslation('workspace/clocks');
  return ({ kind, to, media }, taken) => {
    const what = t([`${taken ? 'action' : 'planned'}.${kind}`, 'action.other'], { kind, to: to ?? '' });
    return media.length === 0 ? what : t('by', { what, media: media.map((medium) => t([`medium.${medium}`, 'medium.other'], { medium })).join(t('and')) });
  };
}

function Course({ clock }: { readonly clock: ClockDetail }) {
  const { t } = useTranslation('workspace/clocks');
  const formats = useFormats();
  const words = useActionWords();
  const now = useServerSeconds() * 1000;
  if (clock.warnings.length === 0 && clock.escalations.length === 0) {
    return null;
  }
  return (
    <ul className={styles['course']} aria-label={t('course')}>
      {clock.warnings.map((warning) => (
        <WarningLine key={`${warning.at} ${warning.percent}`} warning={warning} now={now} />
      ))}
      {clock.escalations.map(({ step, at, actions, taken }) => (
        // Under new terms the same step may be taken again.
        <li key={`${step} ${at}`} className={taken ? undefined : styles['planned']}>
          <span aria-hidden="true" className={styles['sign']}>{step}</span>
          {t(taken ? 'step' : 'stepPlanned', { step, at: formats.dateTime(at), actions: actions.map((action) => words(action, taken)).join(t('and')) })}
        </li>
      ))}
    </ul>
  );
}

function Why({ clock }: { readonly clock: ClockDetail }) {
  const { t, i18n } = useTranslation(['workspace/clocks', 'workspace']);
  const name = usePolicyName(clock.policy, i18n.language);
  if (name === null) {
    return null;
  }
  const reasons = clock.reasons.filter((reason) => reason !== 'any').map((reason) => reasonWords(reason, t)).join(t('workspace/clocks:and'));
  return (
    <p className={styles['quiet']}>
      {t('workspace/clocks:policy', { name, version: clock.policyVersion ?? '–' })}
      {' · '}
      {reasons === '' ? t('workspace/clocks:becauseAll') : t('workspace/clocks:because', { reasons })}
    </p>
  );
}

function Steps({ clock }: { readonly clock: ClockDetail }) {
  const { t } = useTranslation('workspace/clocks');
  const formats = useFormats();
  if (clock.segments.length === 0) {
    return null;
  }
  return (
    <details className={styles['steps']}>
      <summary>{t('steps', { count: clock.segments.length })}</summary>
      <ol>
        {clock.segments.map((segment) => (
          <li key={`${segment.from}${segment.stage}`}>
            {formats.timeWithSeconds(segment.from)}–{segment.to === null ? t('now') : formats.timeWithSeconds(segment.to)}{' '}
            {t([`stage.${segment.stage}`, 'stage.other'], { stage: segment.stage })}
            {segment.where && segment.where !== segment.stage && ` (${t([`stage.${segment.where}`, 'stage.other'], { stage: segment.where })})`}
            {segment.workedSeconds !== null && segment.counted && ` · ${formats.length(segment.workedSeconds)}`}
            {!segment.counted && ` · ${t('counted.none')}`}
          </li>
        ))}
      </ol>
    </details>
  );
}
