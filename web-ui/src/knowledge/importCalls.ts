import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../app/api';

/** What became of a row. */
export type RowOutcome = 'created' | 'updated' | 'unchanged' | 'refused';

export interface ImportedRow {
  /** Its place in the file, from 0. */
  readonly row: number;
  readonly key: string | null;
  readonly language: string | null;
  readonly result: string;
  readonly id: string | null;
  readonly version: number | null;
  readonly code: string | null;
  readonly field: string | null;
  /** Why it was refused, as a sentence. */
  readonly detail: string | null;
}

export interface Imported {
  readonly counts: Readonly<Record<string, number>>;
  readonly rows: readonly ImportedRow[];
}

/** The service takes no more at once. */
export const MOST_ROWS = 500;

const IMPORT_MS = 120_000;

/** What can be wrong with a file before it is sent. */
export type FileFault = 'unreadable' | 'noList' | 'empty' | 'tooMany';

/** The rows of a file, or what is wrong with it. */
export function rowsOf(text: string): readonly unknown[] | FileFault {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return 'unreadable';
  }
  if (!Array.isArray(content)) {
    return 'noList';
  }
  if (content.length === 0) {
    return 'empty';
  }
  return content.length > MOST_ROWS ? 'tooMany' : (content as readonly unknown[]);
}

export function useArticleImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (rows: readonly unknown[]) => api.post<Imported>('/api/v1/articles/import', rows, { timeoutMs: IMPORT_MS }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['articles'] }),
  });
}
