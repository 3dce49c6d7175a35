import { expect, it } from 'vitest';
import type { MatrixRow } from './matrixCalls';
import { countOf, isChanged, levelOf, levelOfKey, moved, noEdits, put, rowsOf, within } from './matrixEdits';

const mei: MatrixRow = { agent: 'a', username: 'mei', name: 'Mei', languages: [], capacity: 100, teams: [], levels: { billing: 3 }, revision: 7 };
const jonas: MatrixRow = { ...mei, agent: 'b', levels: {}, revision: 0 };

it('keeps what differs from the saved level, and forgets it when it does not', () => {
  const once = put(noEdits, mei, 'billing', 4);
  const twice = put(once, jonas, 'returns', 1);
  expect(levelOf(mei, 'billing', twice)).toBe(4);
  expect(countOf(twice)).toBe(2);
  expect(isChanged(jonas, 'billing', twice)).toBe(false);
  expect(put(put(twice, mei, 'billing', 3), jonas, 'returns', 0)).toEqual(noEdits);
});

it('sends only what changed, with the revision it was read at', () => {
  const edits = put(put(noEdits, mei, 'billing', 0), mei, 'returns', 5);
  expect(rowsOf(edits, [mei, jonas])).toEqual([{ agent: 'a', revision: 7, levels: { billing: 0, returns: 5 } }]);
});

it('goes by keys, stops at the edges, and knows levels', () => {
  expect(moved({ row: 0, column: 0 }, 'ArrowUp', false, 3, 4)).toEqual({ row: 0, column: 0 });
  expect(moved({ row: 0, column: 0 }, 'ArrowDown', true, 3, 4)).toEqual({ row: 2, column: 0 });
  expect(moved({ row: 1, column: 1 }, 'End', true, 3, 4)).toEqual({ row: 2, column: 3 });
  expect(moved({ row: 1, column: 1 }, 'x', false, 3, 4)).toBeNull();
  expect(['5', '0', 'Delete', '6', 'a'].map(levelOfKey)).toEqual([5, 0, 0, null, null]);
  expect(within({ row: 1, column: 1 }, { row: 2, column: 0 }, { row: 1, column: 3 })).toBe(true);
  expect(within({ row: 0, column: 1 }, { row: 2, column: 0 }, { row: 1, column: 3 })).toBe(false);
});
