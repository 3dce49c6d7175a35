import { languages, type Language } from '../app/i18n/i18n';
import { states, type State } from './articleCalls';

export interface Filters {
  readonly language: Language | null;
  readonly state: State | null;
  readonly category: string | null;
  readonly q: string | null;
  /** What it needs from its authors. */
  readonly need: Need | null;
}

export const needs = ['review', 'translation'] as const;
export type Need = (typeof needs)[number];

/** The filters that an address names; what it names wrongly is left out. */
export function filtersOf(address: URLSearchParams): Filters {
  const language = address.get('language');
  const state = address.get('state');
  return {
    language: languages.find((known) => known === language) ?? null,
    state: states.find((known) => known === state) ?? null,
    category: address.get('category') || null,
    q: address.get('q')?.trim() || null,
    need: needs.find((known) => known === address.get('need')) ?? null,
  };
}

export function addressFor(filters: Filters): URLSearchParams {
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (typeof value === 'string' && value !== '') {
      address.set(name, value);
    }
  }
  return address;
}
