export const groupings = ['day', 'channel', 'queue', 'agent'] as const;
export type Grouping = (typeof groupings)[number];
export const channels = ['CHAT', 'API', 'EMAIL', 'PHONE', 'SOCIAL'] as const;
export const presets = ['today', 'yesterday', 'week', 'month'] as const;
export type Preset = (typeof presets)[number];
export const windows = ['day', 'week'] as const;
export type Windows = (typeof windows)[number];

/** What is asked for; lives in the address, so that a view can be sent to a colleague. Days as `2026-11-22`. */
export interface Filters {
  readonly from: string;
  readonly to: string;
  readonly channel: string | null;
  readonly queue: string | null;
  readonly agent: string | null;
  readonly groupBy: Grouping;
  /** Over which windows promised averages are judged. */
  readonly windows: Windows;
}

/** A day in the reader's own calendar. */
export function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** First and last day of a preset, seen from today. */
export function daysOf(preset: Preset, today: Date): Pick<Filters, 'from' | 'to'> {
  const back = (days: number) => dayOf(new Date(today.getFullYear(), today.getMonth(), today.getDate() - days));
  switch (preset) {
    case 'today':
      return { from: back(0), to: back(0) };
    case 'yesterday':
      return { from: back(1), to: back(1) };
    case 'week':
      return { from: back(6), to: back(0) };
    case 'month':
      return { from: back(27), to: back(0) };
  }
}

/** Which preset these days are, if one. */
export function presetOf({ from, to }: Pick<Filters, 'from' | 'to'>, today: Date): Preset | null {
  return (
    presets.find((preset) => {
      const days = daysOf(preset, today);
      return days.from === from && days.to === to;
    }) ?? null
  );
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads an address; what it lacks or gets wrong is the usual: the last seven days, by day. */
export function filtersOf(address: URLSearchParams, today: Date): Filters {
  const usual = daysOf('week', today);
  const from = address.get('from');
  const to = address.get('to');
  const valid = from !== null && to !== null && DAY.test(from) && DAY.test(to) && from <= to;
  return {
    ...(valid ? { from, to } : usual),
    channel: channels.find((channel) => channel === address.get('channel')) ?? null,
    queue: address.get('queue'),
    agent: address.get('agent'),
    groupBy: groupings.find((grouping) => grouping === address.get('by')) ?? 'day',
    windows: windows.find((window) => window === address.get('windows')) ?? 'day',
  };
}

/** Writes an address. */
export function addressFor(filters: Filters): URLSearchParams {
  const address = new URLSearchParams({ from: filters.from, to: filters.to, by: filters.groupBy });
  if (filters.windows !== 'day') {
    address.set('windows', filters.windows);
  }
  for (const name of ['channel', 'queue', 'agent'] as const) {
    const value = filters[name];
    if (value !== null) {
      address.set(name, value);
    }
  }
  return address;
}
