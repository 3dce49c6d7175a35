import type { Week } from '../../app/model/agent';

export const orders = ['fifo', 'priority', 'deadline-aware'] as const;
export const reaches = ['own-teams', 'also-teams', 'every-team'] as const;
export const deliveries = ['OFFER', 'AUTO_ACCEPT', 'PULL'] as const;
export const whenFull = ['WAIT', 'MESSAGE', 'CALLBACK', 'OVERFLOW'] as const;
export const whenClosed = ['WAIT', 'MESSAGE', 'CALLBACK', 'OTHER_QUEUE'] as const;

export interface RingRule {
  readonly afterSeconds: number;
  readonly levelsLower: number;
  readonly neighbours: boolean;
  readonly reach: (typeof reaches)[number];
  readonly teams: readonly string[];
  readonly anyone: boolean;
}

/** How a queue is served, as routing-service has it. */
export interface QueueRules {
  readonly order: { readonly kind: (typeof orders)[number]; readonly stepSeconds?: number | null; readonly promiseSeconds?: number | null; readonly overtakenSeconds?: number | null };
  readonly teams: readonly string[];
  readonly rings: readonly RingRule[];
  readonly overflow: { readonly to: string; readonly afterSeconds: number } | null;
  readonly limit: { readonly longest: number; readonly whenFull: (typeof whenFull)[number]; readonly words: Readonly<Record<string, string>> } | null;
  readonly opening: { readonly hours: Week; readonly whenClosed: (typeof whenClosed)[number]; readonly site: string | null; readonly words: Readonly<Record<string, string>> } | null;
  readonly insistenceSeconds: number;
  readonly delivery: (typeof deliveries)[number];
  /** How long work takes, for as long as too little was finished lately to tell. */
  readonly handlingSeconds: number | null;
}

/** The same while it is edited: parts that are not filled in are there and empty. */
export interface RulesForm extends Omit<QueueRules, 'overflow' | 'limit' | 'opening'> {
  readonly overflow: { readonly to?: string | null; readonly afterSeconds?: number | null };
  readonly limit: { readonly longest?: number | null; readonly whenFull: (typeof whenFull)[number]; readonly words: Readonly<Record<string, string | undefined>> };
  readonly opening: { readonly hours: Week | null; readonly whenClosed: (typeof whenClosed)[number]; readonly site?: string | null; readonly words: Readonly<Record<string, string | undefined>> };
}

export const usualRules: QueueRules = {
  order: { kind: 'priority', stepSeconds: 3600 }, teams: [], rings: [], overflow: null, limit: null, opening: null, insistenceSeconds: 0, delivery: 'OFFER', handlingSeconds: null,
};

export const freshRing: RingRule = { afterSeconds: 60, levelsLower: 1, neighbours: false, reach: 'own-teams', teams: [], anyone: false };

export function formOf(rules: QueueRules): RulesForm {
  return {
    ...rules,
    overflow: rules.overflow ?? { to: null, afterSeconds: 300 },
    limit: rules.limit ?? { longest: null, whenFull: 'MESSAGE', words: {} },
    opening: rules.opening ?? { hours: null, whenClosed: 'MESSAGE', site: null, words: {} },
  };
}

function told(words: Readonly<Record<string, string | undefined>> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(words ?? {}).flatMap(([language, text]) => (text === undefined || text.trim() === '' ? [] : [[language, text.trim()]])));
}

/** What is sent: parts that are not filled in are none, and nothing goes along that its choice does not use. */
export function rulesOf(form: RulesForm): QueueRules {
  const { order, overflow, limit, opening } = form;
  return {
    order:
      order.kind === 'fifo'
        ? { kind: 'fifo' }
        : order.kind === 'priority'
          ? { kind: 'priority', stepSeconds: order.stepSeconds ?? null }
          : { kind: 'deadline-aware', stepSeconds: order.stepSeconds ?? null, promiseSeconds: order.promiseSeconds ?? null, overtakenSeconds: order.overtakenSeconds ?? null },
    teams: form.teams ?? [],
    rings: (form.rings ?? []).map((ring) => ({ ...freshRing, ...ring, teams: ring.reach === 'also-teams' ? (ring.teams ?? []) : [] })),
    overflow: typeof overflow?.to === 'string' && overflow.to !== '' ? { to: overflow.to, afterSeconds: overflow.afterSeconds ?? 0 } : null,
    limit: typeof limit?.longest === 'number' ? { longest: limit.longest, whenFull: limit.whenFull, words: told(limit.words) } : null,
    opening:
      opening?.hours === null || opening?.hours === undefined
        ? null
        : { hours: opening.hours, whenClosed: opening.whenClosed, site: opening.whenClosed === 'OTHER_QUEUE' ? (opening.site ?? null) : null, words: told(opening.words) },
    insistenceSeconds: form.insistenceSeconds ?? 0,
    delivery: form.delivery,
    handlingSeconds: form.handlingSeconds ?? null,
  };
}
