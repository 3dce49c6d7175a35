import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/i18n/format';
import { metrics, type Metric } from '../app/model/conversation';
import styles from './InsightsPage.module.css';
import type { Durations, Figures } from './reportCalls';

/** The others are shown where something of theirs has finished. */
const ALWAYS: ReadonlySet<Metric> = new Set(['GREETING', 'FIRST_RESPONSE', 'NEXT_RESPONSE', 'RESOLUTION']);

/** The period in large numbers, each with its unit and how many cases it stands on. */
export function Numbers({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation('insights');
  const formats = useFormats();
  const percent = (rate: number | null) => (rate === null ? '–' : formats.percent(rate));
  return (
    <>
      <dl className={styles['numbers']}>
        <Figure name={t('conversations')} value={formats.number(figures.conversations)} hint={t('opened')} />
        <Time name={t('firstResponse')} durations={figures.firstResponse} />
        <Time name={t('averageResponse')} durations={figures.averageResponse} />
        <Time name={t('resolution')} durations={figures.resolution} />
        <Figure
          name={t('botResolution')}
          value={percent(figures.bot.resolutionRate)}
          hint={t('ofSessions', { part: figures.bot.resolved, count: figures.bot.sessions })}
        />
        <Figure
          name={t('handoff')}
          value={percent(figures.bot.handoffRate)}
          hint={t('ofSessions', { part: figures.bot.handedOff, count: figures.bot.sessions })}
        />
        <Figure
          name={t('csat')}
          value={figures.csat.mean === null ? '–' : `${formats.number(figures.csat.mean, 2)} / 5`}
          hint={t('ratings', { count: figures.csat.count, rate: percent(figures.csat.positiveRate) })}
        />
      </dl>
      <section className={styles['panel']} aria-labelledby="attainment">
        <h2 id="attainment">{t('attainment')}</h2>
        <dl className={styles['promises']}>
          {metrics.filter((metric) => ALWAYS.has(metric) || figures.attainment[metric].finished > 0).map((metric) => {
            const { met, finished, rate, metStandard, standardRate } = figures.attainment[metric];
            return (
              <div key={metric}>
                <dt>{t(`metric.${metric}`)}</dt>
                <dd>{percent(rate)}</dd>
                <dd className={styles['hint']}>{t('kept', { met, count: finished })}</dd>
                {metStandard === met ? null : (
                  <dd className={styles['hint']}>{t('byStandard', { rate: percent(standardRate) })}</dd>
                )}
              </div>
            );
          })}
        </dl>
      </section>
    </>
  );
}

function Time({ name, durations }: { readonly name: string; readonly durations: Durations }) {
  const { t } = useTranslation('insights');
  const formats = useFormats();
  const length = (seconds: number | null) => (seconds === null ? '–' : formats.length(seconds));
  return (
    <Figure
      name={name}
      value={length(durations.mean)}
      hint={
        durations.count === 0
          ? t('nothingMeasured')
          : t('spread', { median: length(durations.median), p90: length(durations.p90), count: durations.count })
      }
    />
  );
}

function Figure({ name, value, hint }: { readonly name: string; readonly value: string; readonly hint: string }) {
  return (
    <div className={styles['figure']}>
      <dt>{name}</dt>
      <dd>{value}</dd>
      <dd className={styles['hint']}>{hint}</dd>
    </div>
  );
}
