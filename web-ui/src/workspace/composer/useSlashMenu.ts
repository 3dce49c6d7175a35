import { useState, type KeyboardEvent } from 'react';
import { useQuickReplies, type QuickReply } from '../calls/quickReplyCalls';
import { matchingReplies, slashWords } from '../model/quickReplies';

/** The quick-reply menu that a slash opens: what it lists, and what the keys do with it. */
export function useSlashMenu(text: string, caret: number, language: string, choose: (reply: QuickReply, from: number) => void) {
  const { data } = useQuickReplies();
  const [active, setActive] = useState(0);
  const [closedFor, setClosedFor] = useState<string | null>(null);
  const slash = slashWords(text, caret);
  const open = slash !== null && closedFor !== text;
  const replies = open ? matchingReplies(data ?? [], slash.words, language) : [];
  const at = Math.min(active, Math.max(0, replies.length - 1));

  /** @returns true if the key was meant for the menu */
  const handle = (event: KeyboardEvent): boolean => {
    if (!open) {
      return false;
    }
    const chosen = replies[at];
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        setActive(replies.length === 0 ? 0 : (at + (event.key === 'ArrowDown' ? 1 : replies.length - 1)) % replies.length);
        return true;
      case 'Enter':
      case 'Tab':
        if (chosen === undefined || event.metaKey || event.ctrlKey) {
          return false;
        }
        choose(chosen, slash.from);
        setActive(0);
        return true;
      case 'Escape':
        setClosedFor(text);
        return true;
      default:
        return false;
    }
  };
  return { open, replies, active: at, setActive, handle, choose: (reply: QuickReply) => slash !== null && choose(reply, slash.from) };
}
