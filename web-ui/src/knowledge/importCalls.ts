import { useMutation, useQuery, useQueryClient, useInfiniteQuery } from '@tanstack/react-query';
import { addressOf, api, type Slice } from '../app/api';

export const formats = ['csv', 'json', 'zip'] as const;
export type Format = (typeof formats)[number];

/** The server takes no larger file. */
export const MOST_BYTES = 64 * 1024 * 1024;
const UPLOAD_MS = 300_000;
const LOOK_MS = 1_000;

/** A file on its way in. */
export interface ImportJob {
  readonly id: string;
  readonly name: string;
  readonly format: Format;
  readonly state: 'receiving' | 'running' | 'done' | 'stopped' | 'broken';
  readonly author: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly rows: number;
  readonly waiting: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Articles that are taken but not in the search index yet. */
  readonly notFindable: number | null;
  readonly problem: string | null;
}

export interface RefusedRow {
  readonly row: number;
  /** Where in the file it stands. */
  readonly place: string;
  readonly code: string | null;
  readonly field: string | null;
  readonly detail: string | null;
}

const KEY = ['imports'];

/** The format that a file's name says, or nothing. */
export function formatOf(name: string): Format | null {
  const extension = name.toLowerCase().split('.').pop() ?? '';
  return extension === 'jsonl' || extension === 'ndjson' ? 'json' : (formats.find((format) => format === extension) ?? null);
}

export function useUpload() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, format }: { readonly file: File; readonly format: Format }) =>
      // Its own type says nothing: the format is told in the address.
      api.post<ImportJob>('/api/v1/knowledge/imports', new Blob([file], { type: 'application/octet-stream' }), { query: { name: file.name, format }, timeoutMs: UPLOAD_MS }),
    onSuccess: () => client.invalidateQueries({ queryKey: [...KEY, 'list'] }),
  });
}

export function isEnd(state: ImportJob['state']): boolean {
  return state === 'done' || state === 'stopped' || state === 'broken';
}

export function useImports() {
  return useQuery({ queryKey: [...KEY, 'list'], queryFn: async ({ signal }) => (await api.get<Slice<ImportJob>>('/api/v1/knowledge/imports', { signal, query: { limit: 10 } })).items });
}

/** A job, looked at again and again while it runs or its articles cannot be found yet. */
export function useImport(id: string) {
  return useQuery({
    queryKey: [...KEY, 'one', id],
    queryFn: ({ signal }) => api.get<ImportJob>(`/api/v1/knowledge/imports/${id}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isEnd(data.state) && (data.notFindable ?? 0) === 0 ? false : LOOK_MS),
  });
}

export function useRefused(id: string, wanted: boolean) {
  return useInfiniteQuery({
    queryKey: [...KEY, 'refused', id],
    enabled: wanted,
    initialPageParam: null as string | null,
    getNextPageParam: (page: Slice<RefusedRow>) => page.next,
    queryFn: ({ signal, pageParam }) => api.get<Slice<RefusedRow>>(`/api/v1/knowledge/imports/${id}/rows`, { signal, query: { result: 'refused', cursor: pageParam, limit: 50 } }),
  });
}

export function useStop(id: string) {
  const client = useQueryClient();
  return useMutation({ mutationFn: () => api.post<ImportJob>(`/api/v1/knowledge/imports/${id}/stop`), onSettled: () => client.invalidateQueries({ queryKey: KEY }) });
}

/** Where all articles are had as a file. */
export function exportAddress(format: Format): string {
  return addressOf('/api/v1/knowledge/export', { format });
}
