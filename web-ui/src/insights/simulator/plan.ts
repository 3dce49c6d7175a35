import type { Flow, People, Policy, Question, RulesChange } from './simulationCalls';

export const orders = ['now', 'fifo', 'priority', 'deadline-aware'] as const;
export type OrderChoice = (typeof orders)[number];
export const widenings = ['now', 'everyone', 'never'] as const;
export type Widening = (typeof widenings)[number];
export const MOST_POLICIES = 4;

/** A line of traffic as it is edited: how many come on the whole day, spread as they came lately. */
export interface FlowRow {
  readonly flow: Flow;
  readonly perDay: number | null;
  readonly handling: number | null;
  /** Null: nobody gives up. */
  readonly patience: number | null;
}

export interface PolicyRow {
  readonly key: number;
  /** Null: named after what it does. */
  readonly name: string | null;
  readonly order: OrderChoice;
  readonly promise: number | null;
  readonly widening: Widening;
  readonly widenAfter: number | null;
  readonly overflow: boolean;
  readonly group: string | null;
  readonly more: number | null;
}

/** What the form holds. */
export interface Plan {
  readonly name: string;
  readonly kind: 'described' | 'recorded';
  readonly day: string;
  readonly start: string | null;
  readonly intervalMinutes: number;
  readonly flows: readonly FlowRow[];
  readonly groups: readonly { readonly people: People; readonly more: number | null }[];
  readonly growth: number | null;
  readonly variation: number | null;
  readonly from: string;
  readonly to: string;
  readonly queue: string | null;
  readonly policies: readonly PolicyRow[];
  readonly level: number | null;
  readonly accept: number | null;
  readonly replications: number | null;
  readonly seed: number | null;
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const cent = (value: number) => Math.round(value * 100) / 100;

export function policyRow(key: number, order: OrderChoice): PolicyRow {
  return { key, name: null, order, promise: 20, widening: 'now', widenAfter: 60, overflow: true, group: null, more: null };
}

/** The days of the clock in the reader's own calendar, as `2026-11-22T09:00`. */
export function localMinute(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The working hours of the same weekday a week ago. */
export function lastWeek(now: Date): Pick<Plan, 'from' | 'to'> {
  const at = (hour: number) => localMinute(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 7, hour));
  return { from: at(9), to: at(17) };
}

export function emptyPlan(now: Date, day: string): Plan {
  return {
    name: '',
    kind: 'described',
    day,
    start: null,
    intervalMinutes: 30,
    flows: [],
    groups: [],
    growth: 100,
    variation: 0,
    ...lastWeek(now),
    queue: null,
    policies: [policyRow(0, 'now'), policyRow(1, 'deadline-aware')],
    level: 20,
    accept: 5,
    replications: 20,
    seed: 1,
  };
}

/** The plan with the traffic and team of a drafted or earlier question; what compares them stays. */
export function withQuestion(plan: Plan, { start, intervalMinutes, traffic, groups }: Question): Plan {
  return {
    ...plan,
    start: start ?? null,
    intervalMinutes: intervalMinutes ?? 30,
    growth: 100,
    flows: (traffic ?? []).map((flow) => ({ flow, perDay: cent(sum(flow.arrivals)), handling: flow.handlingSeconds, patience: flow.patienceSeconds ?? null })),
    groups: (groups ?? []).map((people) => ({ people, more: 0 })),
  };
}

function widened({ widening, widenAfter }: PolicyRow): RulesChange {
  switch (widening) {
    case 'now':
      return {};
    case 'never':
      return { without: ['rings'] };
    case 'everyone':
      return { rings: [{ afterSeconds: widenAfter ?? 0, reach: 'every-team', anyone: true }] };
  }
}

function rulesOf(row: PolicyRow): RulesChange | null {
  const rings = widened(row);
  const without = [...(rings.without ?? []), ...(row.overflow ? [] : ['overflow'])];
  const order = row.order === 'now' ? null : { kind: row.order, ...(row.order === 'deadline-aware' ? { promiseSeconds: row.promise ?? 20 } : {}) };
  const change: RulesChange = { ...(order === null ? {} : { order }), ...(rings.rings === undefined ? {} : { rings: rings.rings }), ...(without.length === 0 ? {} : { without }) };
  return Object.keys(change).length === 0 ? null : change;
}

function policyOf(row: PolicyRow, kind: Plan['kind'], nameOf: (row: PolicyRow) => string): Policy {
  const everywhere = rulesOf(row);
  const staffed = kind === 'described' && row.group !== null && row.more !== null && row.more !== 0;
  return {
    name: nameOf(row),
    ...(everywhere === null ? {} : { everywhere }),
    ...(staffed ? { staff: { [row.group as string]: row.more as number } } : {}),
  };
}

/** As many as are told for the whole day, spread as they came, or evenly where nobody has come yet. */
export function spread(arrivals: readonly number[], perDay: number): readonly number[] {
  const before = sum(arrivals);
  return arrivals.map((value) => cent(before > 0 ? (value / before) * perDay : perDay / arrivals.length));
}

/** What is asked of the server. `nameOf` names a policy that has no name. */
export function questionOf(plan: Plan, zone: string, nameOf: (row: PolicyRow) => string): Question {
  const common = {
    name: plan.name.trim(),
    intervalMinutes: plan.intervalMinutes,
    policies: plan.policies.map((row) => policyOf(row, plan.kind, nameOf)),
    serviceLevelSeconds: plan.level,
    acceptSeconds: plan.accept,
    replications: plan.replications,
    seed: plan.seed,
    zone,
  };
  if (plan.kind === 'recorded') {
    return {
      ...common,
      recorded: { from: new Date(plan.from).toISOString(), to: new Date(plan.to).toISOString(), ...(plan.queue === null ? {} : { queue: plan.queue }) },
    };
  }
  const growth = (plan.growth ?? 100) / 100;
  return {
    ...common,
    start: plan.start,
    variation: (plan.variation ?? 0) / 100,
    traffic: plan.flows
      .filter(({ perDay }) => (perDay ?? 0) > 0)
      .map(({ flow, perDay, handling, patience }) => ({
        ...flow,
        arrivals: spread(flow.arrivals, (perDay ?? 0) * growth),
        handlingSeconds: handling ?? flow.handlingSeconds,
        patienceSeconds: patience,
      })),
    groups: plan.groups.map(({ people, more }) => ({ ...people, agents: people.agents.map((count) => (count === 0 ? 0 : Math.max(0, count + (more ?? 0)))) })),
  };
}

/** Which policy a row of an earlier question was. */
function rowOf(policy: Policy, key: number): PolicyRow {
  const order = orders.find((choice) => choice === policy.everywhere?.order?.kind) ?? 'now';
  const ring = policy.everywhere?.rings?.[0];
  const without = policy.everywhere?.without ?? [];
  const [group, more] = Object.entries(policy.staff ?? {})[0] ?? [null, null];
  return {
    key,
    name: policy.name,
    order,
    promise: policy.everywhere?.order?.promiseSeconds ?? 20,
    widening: ring !== undefined ? 'everyone' : without.includes('rings') ? 'never' : 'now',
    widenAfter: ring?.afterSeconds ?? 60,
    overflow: !without.includes('overflow'),
    group,
    more,
  };
}

/** The form of an earlier question, to be asked again with a change. */
export function planOf(question: Question, now: Date, day: string): Plan {
  const recorded = question.recorded ?? null;
  const plan: Plan = {
    ...emptyPlan(now, question.start?.slice(0, 10) ?? day),
    name: question.name,
    kind: recorded === null ? 'described' : 'recorded',
    variation: Math.round((question.variation ?? 0) * 100),
    policies: question.policies.map(rowOf),
    level: question.serviceLevelSeconds ?? 20,
    accept: question.acceptSeconds ?? 0,
    replications: question.replications ?? 20,
    seed: question.seed ?? 1,
    ...(recorded === null ? {} : { from: localMinute(new Date(recorded.from)), to: localMinute(new Date(recorded.to)), queue: recorded.queue ?? null }),
  };
  return withQuestion(plan, question);
}
