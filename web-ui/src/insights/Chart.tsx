import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/i18n/format';
import type { Grouping } from './filters';
import { useGroupName } from './groupNames';
import styles from './InsightsPage.module.css';
import type { Group } from './reportCalls';

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Conversations as bars, waits as lines on their own axis; days without a measurement are gaps, not zeros. */
export default function Chart({ groups, groupBy }: { readonly groups: readonly Group[]; readonly groupBy: Grouping }) {
  const { t } = useTranslation('insights');
  const formats = useFormats();
  const nameOf = useGroupName(groupBy);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (box.current === null) {
      return;
    }
    const chart = init(box.current, null, { renderer: 'svg' });
    const text = colour('--text-soft');
    const line = colour('--line');
    const waits = (key: 'firstResponse' | 'averageResponse', token: string) => ({
      type: groupBy === 'day' ? 'line' : 'bar',
      name: t(key),
      yAxisIndex: 1,
      data: groups.map(({ figures }) => figures[key].mean),
      connectNulls: false,
      symbolSize: 7,
      barMaxWidth: 22,
      itemStyle: { color: colour(token) },
      lineStyle: { width: 2 },
      tooltip: { valueFormatter: (value: unknown) => (typeof value === 'number' ? formats.length(value) : '–') },
    });
    const option: EChartsCoreOption = {
      aria: { enabled: true },
      animation: false,
      // Widths are measured before anything is drawn, so the font must be named.
      textStyle: { color: text, fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 8, right: 8, top: 48, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      legend: { top: 0, left: 0, textStyle: { color: text } },
      tooltip: { trigger: 'axis', backgroundColor: colour('--raised'), borderColor: line, textStyle: { color: colour('--text') } },
      xAxis: { type: 'category', data: groups.map(nameOf), axisLine: { lineStyle: { color: line } }, axisTick: { show: false } },
      yAxis: [
        { type: 'value', name: t('conversations'), nameTextStyle: { align: 'left' }, minInterval: 1, splitLine: { lineStyle: { color: line } } },
        { type: 'value', name: t('waitAxis'), nameTextStyle: { align: 'right' }, splitLine: { show: false }, axisLabel: { formatter: (value: number) => formats.length(value) } },
      ],
      series: [
        {
          type: 'bar',
          name: t('conversations'),
          data: groups.map(({ figures }) => figures.conversations),
          barMaxWidth: 28,
          itemStyle: { color: colour('--accent'), opacity: 0.35, borderRadius: [3, 3, 0, 0] },
        },
        waits('firstResponse', '--accent-strong'),
        waits('averageResponse', '--soon'),
      ],
    };
    chart.setOption(option);
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [groups, groupBy, t, formats, nameOf]);

  return <div ref={box} className={styles['chart']} role="img" aria-label={t(`chart.${groupBy}`)} />;
}
