import { useQuery } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';

/** One routing decision: who got the work, and what spoke for and against each. */
export interface Decision {
  readonly at: string;
  readonly queue: string;
  readonly chosen: string | null;
  readonly reasons: readonly string[];
  readonly considered: readonly {
    readonly agent: string;
    readonly name: string;
    readonly load: number;
    readonly capacity: number;
    readonly reasons: readonly string[];
    readonly objections: readonly { readonly code: string; readonly detail: string }[];
  }[];
}

export function useDecisions(conversation: string) {
  return useQuery({
    queryKey: ['decisions', conversation],
    queryFn: async ({ signal }) =>
      (await api.get<Slice<Decision>>(`/api/v1/work/${conversation}/decisions`, { signal, query: { limit: 20 } })).items,
  });
}
