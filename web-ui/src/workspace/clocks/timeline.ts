import type { ClockSegment } from './clockCalls';

/** One stretch of a promise's life as drawn: `start` and `share` are parts of the whole width, 0 to 1. */
export interface Stretch {
  readonly stage: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly counted: boolean;
  readonly start: number;
  readonly share: number;
}

export interface Timeline {
  readonly stretches: readonly Stretch[];
  /** Where a moment lies on the width, 0 to 1; moments outside lie at the ends. */
  readonly placeOf: (at: number) => number;
}

/** The stretch between now and the deadline, which nobody has lived yet. */
export const AHEAD = 'ahead';

/** Each stretch is at least this wide, however short: a ring of ten seconds beside a night must be seen. */
const LEAST_SHARE = 0.03;
/** Never more than this for all the least widths together. */
const ALL_LEAST = 0.6;

interface Piece {
  readonly stage: string;
  readonly from: number;
  readonly to: number;
  readonly counted: boolean;
}

/**
 * Lays a promise's segments out. Widths grow with time but do not follow it exactly (see {@link LEAST_SHARE}); `placeOf`
 * bends moments the same way, so that a mark stands within the stretch it belongs to.
 *
 * @param due the deadline in milliseconds; what lies between now and it becomes a stretch of its own; null if none runs
 */
export function timelineOf(segments: readonly ClockSegment[], due: number | null, now: number): Timeline {
  const pieces: Piece[] = segments
    .map(({ stage, from, to, counted }) => ({ stage, from: Date.parse(from), to: to === null ? now : Date.parse(to), counted }))
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => a.from - b.from);
  const end = pieces.at(-1)?.to ?? now;
  if (due !== null && due > end) {
    pieces.push({ stage: AHEAD, from: end, to: due, counted: true });
  }
  const total = pieces.reduce((sum, { from, to }) => sum + to - from, 0);
  const least = Math.min(LEAST_SHARE, ALL_LEAST / Math.max(1, pieces.length));
  let start = 0;
  const stretches = pieces.map((piece) => {
    const share = least + (1 - least * pieces.length) * ((piece.to - piece.from) / total);
    const stretch = { ...piece, start, share };
    start += share;
    return stretch;
  });
  return { stretches, placeOf: (at) => place(stretches, at) };
}

function place(stretches: readonly Stretch[], at: number): number {
  const within = stretches.find(({ to }) => at <= to);
  if (within === undefined) {
    return stretches.length === 0 ? 0 : 1;
  }
  const part = Math.max(0, at - within.from) / (within.to - within.from);
  return within.start + within.share * part;
}

export interface CauseSum {
  readonly stage: string;
  readonly seconds: number;
  /** Whether all, some or nothing of it counted. */
  readonly counted: 'all' | 'some' | 'none';
}

/** Where the time went: wall-clock seconds by cause, in the order in which the causes first came. */
export function sumsByCause(segments: readonly ClockSegment[], now: number): readonly CauseSum[] {
  const sums = new Map<string, { seconds: number; counted: number; times: number }>();
  for (const { stage, from, to, counted } of segments) {
    const sum = sums.get(stage) ?? { seconds: 0, counted: 0, times: 0 };
    sum.seconds += Math.max(0, (to === null ? now : Date.parse(to)) - Date.parse(from)) / 1000;
    sum.counted += counted ? 1 : 0;
    sum.times += 1;
    sums.set(stage, sum);
  }
  return [...sums].map(([stage, { seconds, counted, times }]) => ({
    stage,
    seconds: Math.floor(seconds),
    counted: counted === times ? 'all' : counted === 0 ? 'none' : 'some',
  }));
}
