import { Segmented } from 'antd';
import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatsFor, useFormats } from '../../app/i18n/format';
import { barOption, overOption, type Look } from './chartOptions';
import { useFigureWords } from './figureWords';
import { overMeasures, type Comparison, type Measure, type OverMeasure } from './simulationCalls';
import styles from './Simulator.module.css';

register([BarChart, LineChart, CustomChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

const barMeasures: readonly Measure[] = ['serviceLevel', 'abandonment', 'meanWait', 'p95Wait', 'occupancy'];

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function look(): Look {
  return {
    text: colour('--text-soft'),
    strong: colour('--text'),
    line: colour('--line'),
    raised: colour('--raised'),
    font: getComputedStyle(document.body).fontFamily,
    // Told apart by symbol and dashes as well.
    series: ['--accent', '--soon', '--ok', '--text-soft'].map(colour),
  };
}

/** The policies as pictures: one figure with its intervals, and how it goes over the day. */
export default function Charts({ answer }: { readonly answer: Comparison }) {
  const { t, i18n } = useTranslation('insights/simulator');
  const formats = useFormats();
  const words = useFigureWords();
  const [measure, setMeasure] = useState<Measure>('serviceLevel');
  const [over, setOver] = useState<OverMeasure>('serviceLevel');
  const shade = useShade();
  const clock = useMemo(() => {
    const many = answer.intervalSeconds * (answer.policies[0]?.over.length ?? 0) > 86_400;
    const { locale } = formatsFor(i18n.language);
    const format = new Intl.DateTimeFormat(locale, { timeZone: answer.zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(many ? { day: 'numeric', month: 'short' } : {}) });
    return (seconds: number) => format.format(new Date(Date.parse(answer.start) + seconds * 1000));
  }, [answer, i18n.language]);
  // What they are made of changes with the language and the theme.
  // oxlint-disable-next-line react/exhaustive-deps
  const bars = useMemo(() => barOption(answer, measure, look(), (value) => words.value(measure, value)), [answer, measure, shade, i18n.language]);
  // oxlint-disable-next-line react/exhaustive-deps
  const lines = useMemo(() => overOption(answer, over, look(), (value) => words.value(over, value), clock), [answer, over, shade, i18n.language, clock]);
  return (
    <div className={styles['charts']}>
      <section className={styles['panel']}>
        <h2>{t('chart.bars')}</h2>
        <Segmented<Measure> aria-label={t('chart.figure')} value={measure} onChange={setMeasure} options={barMeasures.map((value) => ({ value, label: t(`measure.${value}`) }))} />
        <Picture option={bars} label={t('chart.barsOf', { measure: t(`measure.${measure}`), figures: answer.policies.map(({ name, total }) => `${name} ${total[measure] === null ? '–' : words.value(measure, total[measure].mean)}`).join(', ') })} />
        <p className={styles['hint']}>{t('chart.whiskers')}</p>
      </section>
      <section className={styles['panel']}>
        <h2>{t('chart.over')}</h2>
        <Segmented<OverMeasure> aria-label={t('chart.figureOver')} value={over} onChange={setOver} options={overMeasures.map((value) => ({ value, label: t(`measure.${value}`) }))} />
        <Picture option={lines} label={t('chart.overOf', { measure: t(`measure.${over}`) })} />
        <details className={styles['details']}>
          <summary>{t('chart.asTable')}</summary>
          <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('chart.over')}>
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('chart.from')}</th>
                  {answer.policies.map(({ name }) => <th key={name} scope="col">{name}</th>)}
                </tr>
              </thead>
              <tbody>
                {(answer.policies[0]?.over ?? []).map(({ start }, index) => (
                  <tr key={start}>
                    <th scope="row">{clock(start)}</th>
                    {answer.policies.map((policy) => {
                      const figure = policy.over[index]?.[over] ?? null;
                      return <td key={policy.name}>{figure === null ? '–' : <>{words.value(over, figure.mean)}<small>{words.range(over, figure)}</small></>}</td>;
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
        <p className={styles['hint']}>{t('chart.band', { zone: answer.zone, days: formats.number(answer.days) })}</p>
      </section>
    </div>
  );
}

/** Which theme is shown: pictures take their colours from it when they are drawn. */
function useShade(): string {
  const [shade, setShade] = useState(() => document.documentElement.dataset['theme'] ?? '');
  useEffect(() => {
    const watch = new MutationObserver(() => setShade(document.documentElement.dataset['theme'] ?? ''));
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => watch.disconnect();
  }, []);
  return shade;
}

function Picture({ option, label }: { readonly option: EChartsCoreOption; readonly label: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current === null) {
      return;
    }
    const chart = init(box.current, null, { renderer: 'svg' });
    chart.setOption(option);
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [option]);
  return <div ref={box} className={styles['chart']} role="img" aria-label={label} />;
}
