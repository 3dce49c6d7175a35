import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/i18n/format';
import { Failure } from '../app/states/Failure';
import { Loading } from '../app/states/Loading';
import { byPolicy, useAssessments, type Assessment } from './assessmentCalls';
import { windows, type Filters, type Windows } from './filters';
import styles from './InsightsPage.module.css';

interface AssessmentsProps {
  readonly filters: Filters;
  readonly onChange: (part: Pick<Filters, 'windows'>) => void;
}

/** Promised average responses, by day or week: what was promised, what it was, and whether that held. */
export function Assessments({ filters, onChange }: AssessmentsProps) {
  const { t, i18n } = useTranslation('insights');
  const found = useAssessments(filters);
  const policies = byPolicy(found.data ?? []);
  return (
    <section className={styles['panel']} aria-labelledby="assessments" aria-busy={found.isPlaceholderData}>
      <div className={styles['head']}>
        <h2 id="assessments">{t('assessments.title')}</h2>
        <Segmented<Windows>
          size="small"
          aria-label={t('assessments.windows')}
          value={filters.windows}
          onChange={(chosen) => onChange({ windows: chosen })}
          options={windows.map((value) => ({ value, label: t(`assessments.by.${value}`) }))}
        />
      </div>
      <p className={styles['hint']}>{t('assessments.about')}</p>
      {found.isPending && <Loading rows={3} />}
      {found.isError && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && policies.length === 0 && <p>{t('assessments.none')}</p>}
      {policies.map((rows) => {
        const name = i18n.language === 'zh' ? rows[0].nameZh : rows[0].name;
        return (
          <div key={rows[0].policy} className={styles['scroll']} tabIndex={0} role="region" aria-label={name}>
            <table className={styles['table']}>
              <caption>
                {name} · {t(`assessments.kept.${filters.windows}`, { kept: rows.filter((row) => row.held).length, count: rows.length })}
              </caption>
              <thead>
                <tr>
                  <th scope="col">{t(`assessments.first.${filters.windows}`)}</th>
                  <th scope="col">{t('assessments.responses')}</th>
                  <th scope="col">{t('assessments.average')}</th>
                  <th scope="col">{t('assessments.target')}</th>
                  <th scope="col">{t('assessments.within')}</th>
                  <th scope="col">{t('assessments.verdict')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Row key={row.firstDay} row={row} />
                ))}
              </tbody>
            </table>
          </div>
        );
      })}
    </section>
  );
}

function Row({ row }: { readonly row: Assessment }) {
  const { t } = useTranslation('insights');
  const formats = useFormats();
  const percent = (value: number) => formats.percent(value / 100);
  return (
    <tr>
      <th scope="row">
        {/* A date of the policy's calendar: it must not shift with the reader's zone. */}
        <time dateTime={row.firstDay}>{formats.date(`${row.firstDay}T00:00:00`)}</time>
      </th>
      <td>{formats.number(row.responses)}</td>
      <td>{formats.length(row.averageSeconds)}</td>
      <td>{formats.length(row.targetSeconds)}</td>
      <td>
        {row.requiredPercent === null
          ? t('assessments.share', { share: percent(row.attainmentPercent), within: formats.number(row.within) })
          : t('assessments.shareOf', { share: percent(row.attainmentPercent), within: formats.number(row.within), required: percent(row.requiredPercent) })}
      </td>
      <td className={row.held ? styles['held'] : styles['missed']}>{t(row.held ? 'assessments.held' : 'assessments.missed')}</td>
    </tr>
  );
}
