import type { ArticleHit } from '../../app/search/searchCalls';

/** An article as words for a customer: its title and its full address in the help centre. */
export function linkOf(article: Pick<ArticleHit, 'title' | 'path'>, origin: string = window.location.origin): string {
  return `${article.title}: ${new URL(article.path, origin).href}`;
}
