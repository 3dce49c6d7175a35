import type { LiveEvents } from '../../app/live/events';

export interface Onlooker {
  readonly id: string;
  readonly name: string | null;
  /** Milliseconds since 1970, by the server's clock. */
  readonly until: number;
}

/** Who looks after somebody said that he does, or that he left. */
export function heard(known: readonly Onlooker[], { viewer, expiresAt }: LiveEvents['viewing']): readonly Onlooker[] {
  const others = known.filter(({ id }) => id !== viewer.id);
  return expiresAt === null ? others : [...others, { ...viewer, until: Date.parse(expiresAt) }].toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? ''));
}

/** Those who are still believed to look. */
export function present(known: readonly Onlooker[], now: number): readonly Onlooker[] {
  return known.filter(({ until }) => until > now);
}
