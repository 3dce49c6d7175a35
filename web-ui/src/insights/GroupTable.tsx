import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/i18n/format';
import type { Grouping } from './filters';
import { useGroupName } from './groupNames';
import styles from './InsightsPage.module.css';
import type { Figures, Group } from './reportCalls';

interface GroupTableProps {
  readonly groups: readonly Group[];
  readonly total: Figures;
  readonly groupBy: Grouping;
}

export function GroupTable({ groups, total, groupBy }: GroupTableProps) {
  const { t } = useTranslation('insights');
  const nameOf = useGroupName(groupBy);
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('table.title')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>{t(`by.${groupBy}`)}</th>
            <th scope="col" rowSpan={2}>{t('conversations')}</th>
            <th scope="colgroup" colSpan={3}>{t('firstResponse')}</th>
            <th scope="colgroup" colSpan={3}>{t('averageResponse')}</th>
            <th scope="colgroup" colSpan={3}>{t('resolution')}</th>
            <th scope="col" rowSpan={2}>{t('attainment')}</th>
            <th scope="col" rowSpan={2}>{t('botResolution')}</th>
            <th scope="col" rowSpan={2}>{t('handoff')}</th>
            <th scope="col" rowSpan={2}>{t('csat')}</th>
          </tr>
          <tr>
            {[0, 1, 2].flatMap((block) =>
              ['mean', 'median', 'p90'].map((statistic) => (
                <th key={`${block}${statistic}`} scope="col">{t(`table.${statistic}`)}</th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Line key={group.key ?? ''} name={nameOf(group)} figures={group.figures} />
          ))}
        </tbody>
        <tfoot>
          <Line name={t('table.total')} figures={total} />
        </tfoot>
      </table>
    </div>
  );
}

function Line({ name, figures }: { readonly name: string; readonly figures: Figures }) {
  const formats = useFormats();
  const length = (seconds: number | null) => (seconds === null ? '–' : formats.length(seconds));
  const percent = (rate: number | null) => (rate === null ? '–' : formats.percent(rate));
  const promises = Object.values(figures.attainment);
  const finished = promises.reduce((sum, promise) => sum + promise.finished, 0);
  const met = promises.reduce((sum, promise) => sum + promise.met, 0);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{formats.number(figures.conversations)}</td>
      {[figures.firstResponse, figures.averageResponse, figures.resolution].flatMap((durations, index) => [
        <td key={`${index}mean`}>{length(durations.mean)}</td>,
        <td key={`${index}median`}>{length(durations.median)}</td>,
        <td key={`${index}p90`}>{length(durations.p90)}</td>,
      ])}
      <td>{finished === 0 ? '–' : `${formats.percent(met / finished)} (${formats.number(finished)})`}</td>
      <td>{percent(figures.bot.resolutionRate)}</td>
      <td>{percent(figures.bot.handoffRate)}</td>
      <td>{figures.csat.mean === null ? '–' : `${formats.number(figures.csat.mean, 2)} (${formats.number(figures.csat.count)})`}</td>
    </tr>
  );
}
