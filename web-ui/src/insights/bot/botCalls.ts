import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../app/api';
import type { Filters } from '../filters';

export interface HandoffReason {
  readonly reason: string;
  readonly sessions: number;
  readonly rate: number;
}

export interface ArticleLine {
  readonly article: string;
  readonly title: string | null;
  readonly language: string | null;
  readonly answers: number;
  readonly sessions: number;
  readonly resolved: number;
  readonly handedOff: number;
  readonly rejected: number;
  readonly helpful: number;
}

/** How the bot did in the sessions that began in a period; rates are 0 to 1, null without anything to divide by. */
export interface BotReport {
  readonly report: {
    readonly sessions: number;
    readonly answered: number;
    readonly resolved: number;
    readonly recontacted: number;
    readonly handedOff: number;
    readonly answers: number;
    readonly rejected: number;
    readonly helpful: number;
    readonly reasons: readonly HandoffReason[];
    readonly articles: readonly ArticleLine[];
  };
  readonly answeredRate: number | null;
  readonly resolutionRate: number | null;
  readonly handoffRate: number | null;
  readonly rejectionRate: number | null;
}

export function useBotReport({ from, to, channel }: Pick<Filters, 'from' | 'to' | 'channel'>) {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return useQuery({
    queryKey: ['botReport', from, to, channel, zone],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<BotReport>('/api/v1/reports/bot', { signal, query: { from, to, zone, channel } }),
  });
}
