import { useState, type FocusEvent } from 'react';
import type { Conversation } from '../../app/model/conversation';
import { emptyList, steady, type SteadyList } from '../model/steadyOrder';

function sameList(a: SteadyList, b: SteadyList): boolean {
  return (
    a.rows.length === b.rows.length &&
    a.fresh.length === b.fresh.length &&
    a.rows.every((row, index) => row.conversation === b.rows[index]?.conversation && row.gone === b.rows[index]?.gone) &&
    a.fresh.every((id, index) => id === b.fresh[index])
  );
}

/** A list that stands still while the pointer or the focus is in it. */
export function useSteadyList(sorted: readonly Conversation[], viewKey: string) {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const [shown, setShown] = useState({ viewKey, list: emptyList });

  const before = shown.viewKey === viewKey ? shown.list : emptyList;
  const list = steady(before, sorted, pointed || focused);
  if (shown.viewKey !== viewKey || !sameList(shown.list, list)) {
    // Adjusted while drawing: an effect would show the jump that this hook is there to prevent.
    setShown({ viewKey, list });
  }
  return {
    list,
    /** Shows all as it should be, also while the pointer is in the list. */
    refresh: () => setShown({ viewKey, list: steady(emptyList, sorted, false) }),
    holding: {
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocused(true),
      onBlur: (event: FocusEvent<HTMLElement>) => setFocused(event.currentTarget.contains(event.relatedTarget)),
    },
  };
}
