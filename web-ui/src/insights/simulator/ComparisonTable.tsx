import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import { directionOf, useFigureWords } from './figureWords';
import { measures, type Comparison, type Measure, type PolicyResult } from './simulationCalls';
import styles from './Simulator.module.css';

const shown = measures.filter((measure) => measure !== 'longestWait');

/** The policies side by side: each figure with its interval, and with what it is off the first by. */
export function ComparisonTable({ answer }: { readonly answer: Comparison }) {
  const { t } = useTranslation('insights/simulator');
  const formats = useFormats();
  const { really } = answer;
  const words = useFigureWords();
  const told = (measure: Measure, value: number | null) => (value === null ? '–' : words.value(measure, value));
  return (
    <>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('table.title')}>
        <table className={styles['table']}>
          <caption>{t('table.about', { days: answer.days, contacts: formats.number(answer.contacts, 0), within: formats.length(answer.serviceLevelSeconds) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('policyName')}</th>
              {shown.map((measure) => <th key={measure} scope="col">{t(`measure.${measure}`)}</th>)}
            </tr>
          </thead>
          <tbody>
            {answer.policies.map((policy) => (
              <tr key={policy.name}>
                <th scope="row">{policy.name}</th>
                {shown.map((measure) => <Cell key={measure} policy={policy} measure={measure} />)}
              </tr>
            ))}
          </tbody>
          {really !== null && (
            <tfoot>
              <tr>
                <th scope="row">{t('really')}</th>
                <td>{told('serviceLevel', really.serviceLevel)}</td>
                <td>{really.arrived === 0 ? '–' : words.value('abandonment', really.abandoned / really.arrived)}</td>
                <td>{told('meanWait', really.meanWait)}</td>
                <td>{told('p50Wait', really.p50Wait)}</td>
                <td>{told('p95Wait', really.p95Wait)}</td>
                <td>–</td>
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {answer.policies.length > 1 && <p className={styles['hint']}>{t('table.difference', { first: answer.policies[0]?.name ?? '' })}</p>}
    </>
  );
}

function Cell({ policy, measure }: { readonly policy: PolicyResult; readonly measure: Measure }) {
  const { t } = useTranslation('insights/simulator');
  const words = useFigureWords();
  const figure = policy.total[measure];
  const difference = policy.difference?.[measure] ?? null;
  if (figure === null) {
    return <td>–</td>;
  }
  const direction = difference === null ? null : directionOf(measure, difference);
  return (
    <td>
      <strong>{words.value(measure, figure.mean)}</strong>
      <small>{words.range(measure, figure)}</small>
      {difference !== null && direction !== null && (
        <small className={styles[direction]}>
          {words.difference(measure, difference)} {t(`direction.${direction}`)}
        </small>
      )}
    </td>
  );
}
