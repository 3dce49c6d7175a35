import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import { useFigureWords } from './figureWords';
import type { Comparison, Interval, Measure } from './simulationCalls';
import styles from './Simulator.module.css';

const queueCounts = ['arrived', 'served', 'abandoned', 'blocked', 'overflowedIn', 'overflowedOut', 'left'] as const;
const queueMeasures: readonly Measure[] = ['serviceLevel', 'meanWait', 'p95Wait', 'occupancy'];

function Told({ measure, figure }: { readonly measure: Measure | 'count'; readonly figure: Interval | null }) {
  const words = useFigureWords();
  if (figure === null) {
    return <td>–</td>;
  }
  return (
    <td>
      {words.value(measure, figure.mean)}
      <small>{words.range(measure, figure)}</small>
    </td>
  );
}

/** What became of those who came to each queue, under each policy. */
export function QueuesTable({ answer }: { readonly answer: Comparison }) {
  const { t, i18n } = useTranslation('insights/simulator');
  // A column in which nothing ever happened says nothing.
  const counts = queueCounts.filter((count) => ['arrived', 'served', 'abandoned'].includes(count) || answer.policies.some(({ queues }) => queues.some(({ figures }) => (figures[count]?.mean ?? 0) > 0)));
  return (
    <section className={styles['panel']}>
      <h2>{t('queues')}</h2>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('queues')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('queue')}</th>
              <th scope="col">{t('policyName')}</th>
              {counts.map((count) => <th key={count} scope="col">{t(`count.${count}`)}</th>)}
              {queueMeasures.map((measure) => <th key={measure} scope="col">{t(`measure.${measure}`)}</th>)}
            </tr>
          </thead>
          <tbody>
            {queuesOf(answer).flatMap((id) =>
              answer.policies.flatMap((policy) =>
                policy.queues
                  .filter(({ queue }) => queue === id)
                  .map(({ queue, name, nameZh, figures }) => (
                    <tr key={`${queue} ${policy.name}`}>
                      <th scope="row">{i18n.language === 'zh' ? nameZh : name}</th>
                      <td>{policy.name}</td>
                      {counts.map((count) => <Told key={count} measure="count" figure={figures[count]} />)}
                      {queueMeasures.map((measure) => <Told key={measure} measure={measure} figure={figures[measure]} />)}
                    </tr>
                  )),
              ),
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function queuesOf(answer: Comparison): readonly string[] {
  return [...new Set(answer.policies.flatMap(({ queues }) => queues.map(({ queue }) => queue)))];
}

/** How busy each group was under each policy. */
export function GroupsTable({ answer }: { readonly answer: Comparison }) {
  const { t } = useTranslation('insights/simulator');
  const formats = useFormats();
  const groups = answer.policies[0]?.groups ?? [];
  return (
    <section className={styles['panel']}>
      <h2>{t('groups')}</h2>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('groups')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('group')}</th>
              {answer.policies.flatMap(({ name }) => [
                <th key={`${name} agents`} scope="col">{`${name}: ${t('agentsMean')}`}</th>,
                <th key={`${name} occupancy`} scope="col">{`${name}: ${t('measure.occupancy')}`}</th>,
              ])}
            </tr>
          </thead>
          <tbody>
            {groups.map((group, index) => (
              <tr key={group.name}>
                <th scope="row">{group.name}</th>
                {answer.policies.flatMap((policy) => {
                  const one = policy.groups[index];
                  return [
                    <td key={`${policy.name} agents`}>{one === undefined ? '–' : formats.number(one.agents, 1)}</td>,
                    <Told key={`${policy.name} occupancy`} measure="occupancy" figure={one?.occupancy ?? null} />,
                  ];
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
