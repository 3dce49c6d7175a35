import type { QuickReply } from '../calls/quickReplyCalls';

/** The words after a slash that stands at the start or after white space just before the caret; null without one. */
export function slashWords(text: string, caret: number): { readonly from: number; readonly words: string } | null {
  const match = /(?:^|\s)\/([^\s/]*)$/.exec(text.slice(0, caret));
  return match === null ? null : { from: caret - (match[1] ?? '').length - 1, words: match[1] ?? '' };
}

/** Quick replies that match, those in the conversation's language first. */
export function matchingReplies(replies: readonly QuickReply[], words: string, language: string, limit = 8): readonly QuickReply[] {
  const wanted = words.toLowerCase();
  return replies
    .filter(({ shortcut, title }) => shortcut.toLowerCase().replace(/^\//, '').includes(wanted) || title.toLowerCase().includes(wanted))
    .toSorted((a, b) => Number(b.language === language) - Number(a.language === language) || a.shortcut.localeCompare(b.shortcut))
    .slice(0, limit);
}

/** Puts the customer's and my name where a quick reply leaves room: `{customer}`, `{agent}`. */
export function filled(text: string, names: { readonly customer: string; readonly agent: string }): string {
  return text.replaceAll(/\{\{?\s*(customer|agent)\s*\}?\}/g, (_all, key: 'customer' | 'agent') => names[key]);
}
