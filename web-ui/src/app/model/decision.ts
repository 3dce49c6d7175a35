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
