import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/i18n/format';
import { metrics } from '../app/model/conversation';
import { Failure } from '../app/states/Failure';
import { Loading } from '../app/states/Loading';
import { causeRows, useCauses } from './causeCalls';
import type { Filters } from './filters';
import styles from './InsightsPage.module.css';

/** Why promises were broken: where their time went, beside those that were kept. */
export function Causes({ filters }: { readonly filters: Filters }) {
  const { t } = useTranslation(['insights', 'app']);
  const causes = useCauses(filters);
  const sums = causes.data ?? [];
  return (
    <section className={styles['panel']} aria-labelledby="causes">
      <h2 id="causes">{t('insights:causes.title')}</h2>
      <p className={styles['hint']}>{t('insights:causes.about')}</p>
      {causes.isPending && <Loading rows={3} />}
      {causes.isError && <Failure error={causes.error} onRetry={() => void causes.refetch()} />}
      {causes.isSuccess && sums.length === 0 && <p>{t('insights:causes.none')}</p>}
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('insights:causes.title')}>
        {metrics
          .filter((metric) => sums.some((sum) => sum.metric === metric))
          .map((metric) => (
            <table key={metric} className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">{t(`app:metric.${metric}`)}</th>
                  <th scope="col">{t('insights:causes.broken')}</th>
                  <th scope="col">{t('insights:causes.kept')}</th>
                </tr>
              </thead>
              <tbody>
                {causeRows(sums, metric).map((row) => (
                  <tr key={row.cause}>
                    <th scope="row">{t([`insights:causes.cause.${row.cause}`, 'insights:causes.cause.other'], { cause: row.cause })}</th>
                    <Sum seconds={row.brokenSeconds} clocks={row.brokenClocks} />
                    <Sum seconds={row.keptSeconds} clocks={row.keptClocks} />
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
      </div>
    </section>
  );
}

/** Time on average per promise, with the number of promises it stands on. */
function Sum({ seconds, clocks }: { readonly seconds: number; readonly clocks: number }) {
  const { t } = useTranslation('insights');
  const formats = useFormats();
  return <td>{clocks === 0 ? '–' : t('causes.each', { mean: formats.length(seconds / clocks), count: clocks })}</td>;
}
