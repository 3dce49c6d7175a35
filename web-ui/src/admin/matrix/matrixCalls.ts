import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../app/api';
import { allOf } from '../calls/all';

export interface MatrixRow {
  readonly agent: string;
  readonly username: string;
  readonly name: string;
  readonly languages: readonly string[];
  readonly capacity: number;
  readonly teams: readonly string[];
  /** 1 to 5 by skill. */
  readonly levels: Readonly<Record<string, number>>;
  readonly revision: number;
}

export interface RowEdit {
  readonly agent: string;
  readonly revision: number;
  /** Only what changes; 0 takes the skill away. */
  readonly levels: Readonly<Record<string, number>>;
}

export interface Fault {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly value: string;
  readonly detail: string;
  readonly remedy: string;
}

export interface Reading {
  readonly agents: number;
  readonly cells: number;
  readonly changes: readonly { readonly row: number; readonly username: string; readonly column: string; readonly before: string; readonly after: string }[];
  readonly faults: readonly Fault[];
}

const KEY = ['agents', 'matrix'];
const PATH = '/api/v1/routing/skills-matrix';
export const exportAddress = `${PATH}.csv`;

export function useMatrix() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => allOf<MatrixRow>(PATH, signal) });
}

function useRefresh() {
  const client = useQueryClient();
  // Whether a queue can be served depends on who can do what.
  return () => Promise.all([['agents'], ['queues']].map((queryKey) => client.invalidateQueries({ queryKey })));
}

export function useSaveMatrix() {
  const refresh = useRefresh();
  return useMutation({ mutationFn: (rows: readonly RowEdit[]) => api.patch(PATH, { rows }), onSuccess: refresh });
}

const csv = (text: string) => new Blob([text], { type: 'text/csv' });

/** What a file would change; nothing is changed. */
export function useCheckFile() {
  return useMutation({ mutationFn: (text: string) => api.post<Reading>(`${PATH}/check`, csv(text)) });
}

export function useImportFile() {
  const refresh = useRefresh();
  return useMutation({ mutationFn: (text: string) => api.post<Reading>(`${PATH}/import`, csv(text)), onSuccess: refresh });
}
