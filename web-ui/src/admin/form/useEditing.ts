import { useEffect, useState } from 'react';
import { Problem } from '../../app/problem';

/** What is wrong where: the path of a field (`week.monday`, `targets[RESOLUTION].mustSeconds`) and why, in words. */
export type Faults = ReadonlyMap<string, string>;

export interface Editing<E> {
  readonly edit: E;
  readonly touched: boolean;
  readonly saving: boolean;
  /** What the server said the last time; null when nothing or when it went well. */
  readonly refusal: unknown;
  /** Takes the form as a whole, in which the first wrong field is looked for. */
  readonly attach: (frame: HTMLElement | null) => void;
  readonly change: (patch: Partial<E>) => void;
  /** What is wrong at one of these paths or below it; null if nothing. */
  readonly faultAt: (...paths: readonly string[]) => string | null;
  /** What is wrong at this very path, not below it; null if nothing. */
  readonly ownFault: (path: string) => string | null;
  readonly submit: () => Promise<void>;
}

function lies(field: string, path: string): boolean {
  return field === path || (field.startsWith(path) && /[.[]/.test(field.charAt(path.length)));
}

/** The fault at one of the paths or below it; exported for tests. */
export function faultAmong(faults: Faults, paths: readonly string[]): string | null {
  for (const [field, fault] of faults) {
    if (paths.some((path) => lies(field.toLowerCase(), path.toLowerCase()))) {
      return fault;
    }
  }
  return null;
}

function refusalFaults(refusal: unknown): Faults {
  return refusal instanceof Problem && refusal.field !== null && refusal.detail !== '' ? new Map([[refusal.field, refusal.detail]]) : new Map();
}

/**
 * A thing being edited: its present state, whether it differs from the saved one, and what is wrong with it. Faults that
 * we see ourselves are told from the first attempt to save on; those that the server sees, until the next change.
 */
export function useEditing<E extends object>(initial: E, check: (edit: E) => Faults, save: (edit: E) => Promise<unknown>): Editing<E> {
  const [edit, setEdit] = useState(initial);
  const [touched, setTouched] = useState(false);
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const [frame, attach] = useState<HTMLElement | null>(null);

  // After an attempt that failed, the first wrong field is where to go on.
  useEffect(() => {
    if (attempt > 0) {
      const wrong = frame?.querySelector<HTMLElement>('[aria-invalid="true"]');
      wrong?.focus();
      wrong?.scrollIntoView?.({ block: 'center' });
    }
  }, [attempt, frame]);

  return {
    edit,
    touched,
    saving,
    refusal,
    attach,
    change: (patch) => {
      setEdit((before) => ({ ...before, ...patch }));
      setTouched(true);
      setRefusal(null);
    },
    faultAt: (...paths) => faultAmong(refusalFaults(refusal), paths) ?? (tried ? faultAmong(check(edit), paths) : null),
    ownFault: (path) => refusalFaults(refusal).get(path) ?? (tried ? (check(edit).get(path) ?? null) : null),
    submit: async () => {
      setTried(true);
      setRefusal(null);
      if (check(edit).size > 0) {
        setAttempt((before) => before + 1);
        return;
      }
      setSaving(true);
      try {
        await save(edit);
        setTouched(false);
      } catch (error) {
        setRefusal(error);
        setAttempt((before) => before + 1);
      } finally {
        setSaving(false);
      }
    },
  };
}
