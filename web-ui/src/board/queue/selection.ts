/** Which rows are chosen, by their ids. */
export type Selection = ReadonlySet<string>;

export function toggled(selection: Selection, id: string): Selection {
  const next = new Set(selection);
  if (!next.delete(id)) {
    next.add(id);
  }
  return next;
}

/** What an action is about: the chosen rows, or the one that it was begun with when that one is not among them. */
export function meant(selection: Selection, begun: string | null): readonly string[] {
  return begun !== null && !selection.has(begun) ? [begun] : [...selection];
}

/** Without rows that are there no more. */
export function among(selection: Selection, ids: readonly string[]): Selection {
  const there = new Set(ids);
  const kept = [...selection].filter((id) => there.has(id));
  return kept.length === selection.size ? selection : new Set(kept);
}
