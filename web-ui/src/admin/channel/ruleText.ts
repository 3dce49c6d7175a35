import type { CommentKind, CommentRule } from '../calls/channelCalls';

/** What a word weighs when nothing is said. */
export const usualWeight: Readonly<Record<CommentKind, number>> = { COMPLAINT: 2.2, HELP: 1.8, REMARK: 1.5 };

/** Rules of one kind as text: one a line, the weight after `=` where it is not the usual one. */
export function textOf(rules: readonly CommentRule[], kind: CommentKind): string {
  return rules
    .filter((rule) => rule.kind === kind)
    .map(({ words, weight }) => (weight === usualWeight[kind] ? words : `${words} = ${weight}`))
    .join('\n');
}

/** The rules that such a text holds; weights beyond 0.1 to 10 are brought within. */
export function rulesOf(text: string, kind: CommentKind): CommentRule[] {
  return text
    .split('\n')
    .map((line) => /^(.*?)(?:\s*=\s*(\d+(?:\.\d+)?))?\s*$/u.exec(line))
    .map((match) => ({ words: (match?.[1] ?? '').trim().slice(0, 100), kind, weight: match?.[2] === undefined ? usualWeight[kind] : Math.min(10, Math.max(0.1, Number(match[2]))) }))
    .filter(({ words }) => words !== '');
}
