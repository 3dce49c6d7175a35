import { api, type Query, type Slice } from '../../app/api';

/** Pages that are asked for at most: what an administrator looks after is short. */
const MOST_PAGES = 10;

/** Every row of a short list, page by page. */
export async function allOf<T>(path: string, signal: AbortSignal, query: Query = {}): Promise<readonly T[]> {
  const found: T[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    // Each page names the next one.
    // oxlint-disable-next-line no-await-in-loop
    const slice: Slice<T> = await api.get<Slice<T>>(path, { signal, query: { ...query, limit: 100, cursor } });
    found.push(...slice.items);
    cursor = slice.next;
    if (cursor === null) {
      break;
    }
  }
  return found;
}
