import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useFormats } from '../../app/i18n/format';
import { Empty } from '../../app/states/Empty';
import { Failure } from '../../app/states/Failure';
import { PageSkeleton } from '../../app/states/Loading';
import { addressFor, channels, daysOf, filtersOf, presetOf, presets, type Filters, type Preset } from '../filters';
import styles from '../InsightsPage.module.css';
import { useBotReport, type BotReport } from './botCalls';

/** Did the bot help, net of those who came back? Where did it not, and with which article? */
export default function BotPage() {
  const { t } = useTranslation(['insights/bot', 'insights']);
  const [address, setAddress] = useSearchParams();
  const [today] = useState(() => new Date());
  const filters = filtersOf(address, today);
  const report = useBotReport(filters);
  const change = (part: Partial<Filters>) => setAddress(addressFor({ ...filters, ...part }), { replace: true });
  return (
    <>
      <header className={styles['head']}>
        <h1>{t('insights/bot:title')}</h1>
      </header>
      <form className={styles['filters']} aria-label={t('insights:filters')} onSubmit={(event) => event.preventDefault()}>
        <Segmented<Preset | 'range'>
          aria-label={t('insights:period')}
          value={presetOf(filters, today) ?? 'range'}
          options={[...presets.map((preset) => ({ value: preset, label: t(`insights:preset.${preset}`) })), { value: 'range' as const, label: t('insights:preset.range') }]}
          onChange={(preset) => preset !== 'range' && change(daysOf(preset, today))}
        />
        <label>
          <span>{t('insights:from')}</span>
          <input type="date" value={filters.from} max={filters.to} required onChange={({ target }) => target.value && change({ from: target.value })} />
        </label>
        <label>
          <span>{t('insights:to')}</span>
          <input type="date" value={filters.to} min={filters.from} required onChange={({ target }) => target.value && change({ to: target.value })} />
        </label>
        <Select
          aria-label={t('insights:channel')}
          allowClear
          placeholder={t('insights:allChannels')}
          value={filters.channel}
          onChange={(channel) => change({ channel: channel ?? null })}
          options={channels.map((channel) => ({ value: channel as string, label: t(`insights:channels.${channel}`) }))}
        />
      </form>
      {report.isPending && <PageSkeleton />}
      {report.isError && <Failure error={report.error} onRetry={() => void report.refetch()} />}
      {report.data !== undefined &&
        (report.data.report.sessions === 0 ? (
          <Empty title={t('insights/bot:none')} hint={t('insights/bot:noneHint')} />
        ) : (
          <div className={report.isPlaceholderData ? styles['old'] : undefined} aria-busy={report.isPlaceholderData}>
            <Numbers data={report.data} />
            <Reasons data={report.data} />
            <Articles data={report.data} />
          </div>
        ))}
    </>
  );
}

function Numbers({ data }: { readonly data: BotReport }) {
  const { t } = useTranslation('insights/bot');
  const formats = useFormats();
  const { report } = data;
  const percent = (rate: number | null) => (rate === null ? '–' : formats.percent(rate));
  const figures = [
    { key: 'sessions', value: formats.number(report.sessions), hint: t('hint.sessions') },
    { key: 'answered', value: percent(data.answeredRate), hint: t('hint.of', { part: report.answered, whole: report.sessions }) },
    { key: 'resolved', value: percent(data.resolutionRate), hint: t('hint.resolved', { part: report.resolved, whole: report.sessions, back: report.recontacted }) },
    { key: 'handedOff', value: percent(data.handoffRate), hint: t('hint.of', { part: report.handedOff, whole: report.sessions }) },
    { key: 'rejected', value: percent(data.rejectionRate), hint: t('hint.rejected', { part: report.rejected, whole: report.answers, helpful: report.helpful }) },
  ];
  return (
    <dl className={styles['numbers']}>
      {figures.map(({ key, value, hint }) => (
        <div key={key} className={styles['figure']}>
          <dt>{t(`figure.${key}`)}</dt>
          <dd>
            {value}
            <div className={styles['hint']}>{hint}</div>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Reasons({ data }: { readonly data: BotReport }) {
  const { t } = useTranslation('insights/bot');
  const formats = useFormats();
  return (
    <section className={styles['panel']} aria-labelledby="reasons">
      <h2 id="reasons">{t('reasons')}</h2>
      {data.report.reasons.length === 0 ? (
        <p className={styles['hint']}>{t('noReasons')}</p>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('reasonHead')}</th>
              <th scope="col">{t('figure.sessions')}</th>
              <th scope="col">{t('share')}</th>
            </tr>
          </thead>
          <tbody>
            {data.report.reasons.map(({ reason, sessions, rate }) => (
              <tr key={reason}>
                <th scope="row">{t([`reason.${reason}`, 'reason.other'], { reason })}</th>
                <td>{formats.number(sessions)}</td>
                <td>{formats.percent(rate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Articles({ data }: { readonly data: BotReport }) {
  const { t } = useTranslation('insights/bot');
  const formats = useFormats();
  const share = (part: number, whole: number) => (whole === 0 ? '–' : `${formats.percent(part / whole)} (${formats.number(part)})`);
  return (
    <section className={styles['panel']}>
      <h2 id="articles">{t('articles')}</h2>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-labelledby="articles">
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('article')}</th>
              <th scope="col">{t('answers')}</th>
              <th scope="col">{t('figure.sessions')}</th>
              <th scope="col">{t('figure.resolved')}</th>
              <th scope="col">{t('figure.handedOff')}</th>
              <th scope="col">{t('figure.rejected')}</th>
              <th scope="col">{t('helpful')}</th>
            </tr>
          </thead>
          <tbody>
            {data.report.articles.map((line) => (
              <tr key={line.article}>
                <th scope="row">
                  <Link to={`/knowledge/${line.article}`} lang={line.language ?? undefined}>
                    {line.title ?? t('untitled')}
                  </Link>
                </th>
                <td>{formats.number(line.answers)}</td>
                <td>{formats.number(line.sessions)}</td>
                <td>{share(line.resolved, line.sessions)}</td>
                <td>{share(line.handedOff, line.sessions)}</td>
                <td>{share(line.rejected, line.answers)}</td>
                <td>{formats.number(line.helpful)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
