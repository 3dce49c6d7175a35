import { Problem } from '../../app/problem';

/** The form field that a refusal is about: `requiredSkills[0].skill` belongs to `requiredSkills`; null if none of ours. */
export function fieldOf<F extends string>(error: unknown, fields: readonly F[]): F | null {
  if (!(error instanceof Problem) || error.field === null) {
    return null;
  }
  const first = error.field.split(/[.[]/)[0];
  return fields.find((field) => field === first) ?? null;
}
