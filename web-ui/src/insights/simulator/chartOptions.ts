import type { EChartsCoreOption } from 'echarts/core';
import type { Comparison, Interval, Measure, OverMeasure } from './simulationCalls';

/** Colours and font of the theme. */
export interface Look {
  readonly text: string;
  readonly strong: string;
  readonly line: string;
  readonly raised: string;
  readonly font: string;
  readonly series: readonly string[];
}

const symbols = ['circle', 'rect', 'triangle', 'diamond'] as const;
const dashes = ['solid', [6, 4], [2, 3], [10, 3, 2, 3]] as const;
const shares: ReadonlySet<string> = new Set(['serviceLevel', 'abandonment', 'occupancy']);

/** What chart code needs to know of the library's drawing interface. */
interface Drawing {
  value: (dimension: number) => number;
  coord: (point: [number, number]) => [number, number];
}

function common(look: Look, top: number): EChartsCoreOption {
  return {
    aria: { enabled: true },
    animation: false,
    textStyle: { color: look.text, fontFamily: look.font },
    grid: { left: 8, right: 16, top, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
  };
}

const tooltip = (look: Look) => ({ backgroundColor: look.raised, borderColor: look.line, textStyle: { color: look.strong } });

/** One figure of each policy as a bar, with its interval as a whisker. */
export function barOption(answer: Comparison, measure: Measure, look: Look, words: (value: number) => string): EChartsCoreOption {
  const figures = answer.policies.map(({ total }) => total[measure]);
  return {
    ...common(look, 12),
    tooltip: {
      trigger: 'item',
      ...tooltip(look),
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const figure = figures[dataIndex] ?? null;
        return figure === null ? '–' : `${words(figure.mean)}<br>${words(figure.low)} – ${words(figure.high)}`;
      },
    },
    xAxis: { type: 'category', data: answer.policies.map(({ name }) => name), axisLine: { lineStyle: { color: look.line } }, axisTick: { show: false }, axisLabel: { color: look.text, interval: 0, width: 150, overflow: 'break' } },
    yAxis: { type: 'value', min: 0, ...(measure === 'serviceLevel' || measure === 'occupancy' ? { max: 1 } : {}), splitLine: { lineStyle: { color: look.line } }, axisLabel: { color: look.text, formatter: words } },
    series: [
      {
        type: 'bar',
        data: figures.map((figure, index) => ({ value: figure?.mean ?? null, itemStyle: { color: look.series[index % look.series.length], opacity: 0.75, borderRadius: [3, 3, 0, 0] } })),
        barMaxWidth: 64,
      },
      {
        type: 'custom',
        z: 3,
        silent: true,
        data: figures.flatMap((figure, index) => (figure === null ? [] : [[index, figure.low, figure.high]])),
        encode: { x: 0, y: [1, 2] },
        renderItem: (_: unknown, drawing: Drawing) => whisker(drawing, look.strong),
      },
    ],
  };
}

function whisker(drawing: Drawing, stroke: string) {
  const [x, low] = drawing.coord([drawing.value(0), drawing.value(1)]);
  const [, high] = drawing.coord([drawing.value(0), drawing.value(2)]);
  const line = (x1: number, y1: number, x2: number, y2: number) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth: 1.5 } });
  return { type: 'group', children: [line(x, low, x, high), line(x - 7, low, x + 7, low), line(x - 7, high, x + 7, high)] };
}

/** A figure of each policy by the time of arrival, as a line within the band of its interval; gaps where nobody came. */
export function overOption(answer: Comparison, measure: OverMeasure, look: Look, words: (value: number) => string, clock: (seconds: number) => string): EChartsCoreOption {
  const over = answer.policies[0]?.over ?? [];
  const of = (index: number): readonly (Interval | null)[] => (answer.policies[index]?.over ?? []).map((interval) => interval[measure]);
  // Who comes is the same under every policy.
  const policies = measure === 'arrived' ? answer.policies.slice(0, 1) : answer.policies;
  return {
    ...common(look, 40),
    legend: { top: 0, left: 0, type: 'scroll', data: policies.map(({ name }) => name), textStyle: { color: look.text }, pageTextStyle: { color: look.text } },
    tooltip: {
      trigger: 'axis',
      ...tooltip(look),
      formatter: (points: readonly { readonly dataIndex: number }[]) => {
        const at = points[0]?.dataIndex ?? 0;
        return [
          clock(over[at]?.start ?? 0),
          ...policies.map(({ name }, index) => {
            const figure = of(index)[at] ?? null;
            return `${escaped(name)}: ${figure === null ? '–' : `${words(figure.mean)} (${words(figure.low)} – ${words(figure.high)})`}`;
          }),
        ].join('<br>');
      },
    },
    xAxis: { type: 'category', data: over.map(({ start }) => clock(start)), boundaryGap: false, axisLine: { lineStyle: { color: look.line } }, axisTick: { show: false }, axisLabel: { color: look.text } },
    yAxis: { type: 'value', min: 0, ...(shares.has(measure) && measure === 'serviceLevel' ? { max: 1 } : {}), splitLine: { lineStyle: { color: look.line } }, axisLabel: { color: look.text, formatter: words } },
    series: policies.flatMap(({ name }, index) => {
      const figures = of(index);
      const hue = look.series[index % look.series.length];
      const edge = { type: 'line', silent: true, symbol: 'none', lineStyle: { opacity: 0 }, stack: `band ${index}`, stackStrategy: 'all', connectNulls: false, tooltip: { show: false } };
      return [
        { ...edge, name: `${name} low`, data: figures.map((figure) => figure?.low ?? null) },
        { ...edge, name: `${name} high`, data: figures.map((figure) => (figure === null ? null : figure.high - figure.low)), areaStyle: { color: hue, opacity: 0.14 } },
        {
          type: 'line',
          name,
          data: figures.map((figure) => figure?.mean ?? null),
          connectNulls: false,
          symbol: symbols[index % symbols.length],
          symbolSize: 7,
          itemStyle: { color: hue },
          lineStyle: { width: 2, type: dashes[index % dashes.length] },
        },
      ];
    }),
  };
}

/** Names are people's words, and the tooltip is markup. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
