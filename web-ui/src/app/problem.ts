import type { TFunction } from 'i18next';

/** A refusal or failure of a call, in the form of RFC 9457 with our `code`, `field` and `remedy`. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    /** HTTP status; 0 when no answer came at all. */
    readonly status: number,
    /** Stable code such as `offer-ended`; `offline` and `time-out` are ours. */
    readonly code: string,
    readonly detail: string,
    readonly field: string | null = null,
    readonly remedy: string | null = null,
  ) {
    super(`${code} (${status}): ${detail}`);
  }

  /** True when the same call may succeed later without any change. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

function text(source: Record<string, unknown>, key: string): string | null {
  const value = source[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Reads a problem out of an answer that is not 2xx, whatever its body. */
export async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type') ?? '';
  const body: unknown = type.includes('json') ? await response.json().catch(() => null) : null;
  const source = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return new Problem(
    response.status,
    text(source, 'code') ?? `status-${response.status}`,
    text(source, 'detail') ?? text(source, 'title') ?? response.statusText,
    text(source, 'field'),
    text(source, 'remedy'),
  );
}

/** What to tell a person: what happened, and what to do about it. */
export interface ProblemWords {
  readonly title: string;
  readonly remedy: string | null;
}

/**
 * Words for an error in the reader's language: the server's own sentence where it gives one (it answers in our
 * language), else ours for its code or status. The field is always named.
 */
export function wordsFor(error: unknown, t: TFunction): ProblemWords {
  if (!(error instanceof Problem)) {
    return { title: t('app:problem.unexpected.title'), remedy: t('app:problem.unexpected.remedy') };
  }
  const status = error.status >= 500 ? '5xx' : String(error.status);
  const own = (part: 'title' | 'remedy') =>
    t([`app:problem.${error.code}.${part}`, `app:problem.status-${status}.${part}`, `app:problem.unexpected.${part}`]);
  const told = error.status >= 400 && error.detail !== '' ? error.detail : own('title');
  return {
    title: error.field !== null && !told.includes(error.field) ? t('app:problem.inField', { field: error.field, what: told }) : told,
    remedy: error.remedy ?? own('remedy'),
  };
}
