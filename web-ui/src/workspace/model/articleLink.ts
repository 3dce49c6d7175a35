import type { ArticleHit } from '../../app/search/searchCalls';

/** An article as words for a customer: its title and its full address in the help centre. */
export function linkOf(article: Pick<ArticleHit, 'title' | 'path'>, origin: string = window.location.origin): string {
  return `${article.title}: ${new URL(article.path, origin).href}`;
}

/** What an article says, as a reply with its source. */
export function replyOf(article: { readonly title: string; readonly path: string; readonly text: string }, origin: string = window.location.origin): string {
  return article.text.trim() === '' ? linkOf(article, origin) : `${article.text.trim()}\n${linkOf(article, origin)}`;
}
