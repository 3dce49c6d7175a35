import type { Conversation } from '../../app/model/conversation';

export interface ListRow {
  readonly conversation: Conversation;
  /** It left the list, and stays in its place until the reader's hand is out of it. */
  readonly gone: boolean;
}

export interface SteadyList {
  readonly rows: readonly ListRow[];
  /** Ids that came while the list was held still, and are not shown yet. */
  readonly fresh: readonly string[];
}

export const emptyList: SteadyList = { rows: [], fresh: [] };

/**
 * The rows to show: in their right order when nobody points at the list, else each in its place, with the
 * newcomers kept back.
 */
export function steady(before: SteadyList, sorted: readonly Conversation[], held: boolean): SteadyList {
  if (!held || before.rows.length === 0) {
    return { rows: sorted.map((conversation) => ({ conversation, gone: false })), fresh: [] };
  }
  const current = new Map(sorted.map((conversation) => [conversation.id, conversation]));
  const shown = new Set(before.rows.map(({ conversation }) => conversation.id));
  return {
    rows: before.rows.map(({ conversation }) => {
      const now = current.get(conversation.id);
      return { conversation: now ?? conversation, gone: now === undefined };
    }),
    fresh: sorted.filter(({ id }) => !shown.has(id)).map(({ id }) => id),
  };
}
