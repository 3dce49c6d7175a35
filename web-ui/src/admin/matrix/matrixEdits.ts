import type { MatrixRow, RowEdit } from './matrixCalls';

/** What has been changed and not saved: levels by agent and skill, 0 for a skill taken away. */
export type Edits = ReadonlyMap<string, ReadonlyMap<string, number>>;

export const noEdits: Edits = new Map();
/** So many rows are sent at once. */
export const MOST_ROWS = 500;

export interface Cell {
  readonly row: number;
  readonly column: number;
}

export function savedLevel(row: MatrixRow, skill: string): number {
  return row.levels[skill] ?? 0;
}

export function levelOf(row: MatrixRow, skill: string, edits: Edits): number {
  return edits.get(row.agent)?.get(skill) ?? savedLevel(row, skill);
}

export function isChanged(row: MatrixRow, skill: string, edits: Edits): boolean {
  return edits.get(row.agent)?.has(skill) ?? false;
}

/** With another level; what is again as saved is no change. */
export function put(edits: Edits, row: MatrixRow, skill: string, level: number): Edits {
  const next = new Map(edits);
  const levels = new Map(next.get(row.agent) ?? []);
  if (level === savedLevel(row, skill)) {
    levels.delete(skill);
  } else {
    levels.set(skill, level);
  }
  if (levels.size === 0) {
    next.delete(row.agent);
  } else {
    next.set(row.agent, levels);
  }
  return next;
}

/** How many cells are changed. */
export function countOf(edits: Edits): number {
  return [...edits.values()].reduce((sum, levels) => sum + levels.size, 0);
}

/** What is sent to save them. */
export function rowsOf(edits: Edits, rows: readonly MatrixRow[]): readonly RowEdit[] {
  return rows
    .filter(({ agent }) => edits.has(agent))
    .slice(0, MOST_ROWS)
    .map(({ agent, revision }) => ({ agent, revision, levels: Object.fromEntries(edits.get(agent) ?? []) }));
}

/** The level a key means; null for another key. */
export function levelOfKey(key: string): number | null {
  return /^[0-5]$/.test(key) ? Number(key) : key === 'Delete' || key === 'Backspace' ? 0 : null;
}

/** Where a key leads from a cell, within so many rows and columns; null for another key. */
export function moved(from: Cell, key: string, toEdge: boolean, rows: number, columns: number): Cell | null {
  const lastRow = rows - 1;
  const lastColumn = columns - 1;
  switch (key) {
    case 'ArrowUp':
      return { ...from, row: toEdge ? 0 : Math.max(0, from.row - 1) };
    case 'ArrowDown':
    case 'Enter':
      return { ...from, row: toEdge ? lastRow : Math.min(lastRow, from.row + 1) };
    case 'ArrowLeft':
      return { ...from, column: toEdge ? 0 : Math.max(0, from.column - 1) };
    case 'ArrowRight':
      return { ...from, column: toEdge ? lastColumn : Math.min(lastColumn, from.column + 1) };
    case 'Home':
      return { row: toEdge ? 0 : from.row, column: 0 };
    case 'End':
      return { row: toEdge ? lastRow : from.row, column: lastColumn };
    default:
      return null;
  }
}

/** Whether a cell lies between two others. */
export function within(cell: Cell, one: Cell, other: Cell): boolean {
  const between = (value: number, a: number, b: number) => value >= Math.min(a, b) && value <= Math.max(a, b);
  return between(cell.row, one.row, other.row) && between(cell.column, one.column, other.column);
}
