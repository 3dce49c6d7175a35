import type { Comparison, Figures, Interval, PolicyResult, Question, Simulation } from './simulationCalls';

const interval = (mean: number, half: number): Interval => ({ mean, low: mean - half, high: mean + half });

function figures(level: number, wait: number, half: number): Figures {
  return {
    arrived: interval(480, 6), served: interval(430, 6), abandoned: interval(50, 4), blocked: interval(0, 0), left: interval(0, 0), overflowedIn: interval(0, 0), overflowedOut: interval(0, 0),
    serviceLevel: interval(level, half), abandonment: interval(0.1, half), meanWait: interval(wait, 4), p50Wait: interval(wait / 2, 3), p95Wait: interval(wait * 4, 12), longestWait: interval(wait * 8, 30), occupancy: interval(0.88, 0.01),
  };
}

function policy(name: string, level: number, wait: number, difference: Figures | null): PolicyResult {
  return {
    name,
    total: figures(level, wait, 0.02),
    difference,
    groups: [{ name: 'Support', agents: 6, occupancy: interval(0.88, 0.01) }, { name: 'Mei Lin', agents: 1, occupancy: interval(0.7, 0.03) }],
    queues: [
      { queue: 'general', name: 'General', nameZh: '综合', figures: figures(level, wait, 0.03) },
      { queue: 'returns', name: 'Returns', nameZh: '退货', figures: { ...figures(level - 0.1, wait + 10, 0.03), p95Wait: null } },
    ],
    over: Array.from({ length: 18 }, (_, index) => {
      const load = Math.sin((index / 17) * Math.PI);
      return {
        start: index * 1_800,
        arrived: interval(10 + 30 * load, 2),
        serviceLevel: index === 0 ? null : interval(Math.max(0.05, level + 0.2 - 0.4 * load), 0.04),
        meanWait: index === 0 ? null : interval(wait * (0.3 + load), 5),
        abandonment: interval(0.02 + 0.1 * load, 0.02),
      };
    }),
  };
}

/** An answer to look at and to test with. */
export const answer: Comparison = {
  start: '2026-11-23T01:00:00Z',
  zone: 'Asia/Shanghai',
  intervalSeconds: 1_800,
  serviceLevelSeconds: 20,
  days: 20,
  contacts: 480,
  policies: [
    policy('As now', 0.62, 41, null),
    policy('By the promise', 0.78, 38, { ...figures(0, 0, 0), serviceLevel: { mean: 0.16, low: 0.13, high: 0.19 }, abandonment: { mean: -0.01, low: -0.03, high: 0.01 }, meanWait: { mean: -3, low: -5, high: -1 }, p50Wait: null, p95Wait: { mean: 8, low: 2, high: 14 }, occupancy: { mean: 0.002, low: 0.001, high: 0.003 } }),
  ],
  really: { arrived: 480, served: 431, abandoned: 49, begun: 420, serviceLevel: 0.6, meanWait: 43, p50Wait: 20, p95Wait: 170 },
  notes: [{ code: 'begins-empty', values: {} }, { code: 'accepted-after', values: { seconds: 5 } }, { code: 'patience-estimated', values: { abandoned: 49 } }],
  warnings: [{ field: 'As now', code: 'nobody-could-serve', detail: 'returns · CHAT' }],
};

export const question: Question = {
  name: 'Monday',
  start: '2026-11-23T09:00:00',
  zone: 'Asia/Shanghai',
  intervalMinutes: 30,
  traffic: [
    { name: 'general · CHAT · en', queue: 'general', channel: 'CHAT', language: 'en', arrivals: [10, 30], handlingSeconds: 300, patienceSeconds: 120 },
    { name: 'returns · PHONE · zh', queue: 'returns', channel: 'PHONE', language: 'zh', arrivals: [0, 0], handlingSeconds: 200, patienceSeconds: null },
  ],
  groups: [{ name: 'Support', agents: [4, 6], skills: { billing: 3 }, languages: ['en', 'zh'], capacity: 100, teams: [], wrapUpSeconds: 0 }],
  policies: [{ name: 'now' }, { name: 'deadline-aware', everywhere: { order: { kind: 'deadline-aware' } } }],
  serviceLevelSeconds: 20,
  acceptSeconds: 5,
  variation: 0,
  replications: 20,
  seed: 1,
};

export const simulation: Simulation = {
  id: '018f0000-0000-7000-8000-000000000001',
  name: 'Monday with one more',
  askedBy: 'Grace Zhao',
  askedAt: '2026-11-22T08:00:00Z',
  stage: 'DONE',
  progress: 1,
  endedAt: '2026-11-22T08:00:20Z',
  fault: null,
  policies: 2,
  recorded: false,
  mine: true,
};
