import type { Listed } from './helpCalls';

/** In this order; what an author made up stands behind them. */
export const knownCategories = ['orders', 'shipping', 'returns', 'billing', 'account', 'membership', 'product', 'technical', 'general'] as const;

export interface Category {
  readonly key: string;
  readonly articles: readonly Listed[];
}

/** Articles by category, in the order of {@link knownCategories}, each by title. */
export function categoriesOf(articles: readonly Listed[], locale: string): Category[] {
  const byKey = new Map<string, Listed[]>();
  for (const article of articles) {
    byKey.set(article.category, [...(byKey.get(article.category) ?? []), article]);
  }
  const place = (key: string) => {
    const at = knownCategories.findIndex((known) => known === key);
    return at < 0 ? knownCategories.length : at;
  };
  return [...byKey]
    .map(([key, found]) => ({ key, articles: found.toSorted((a, b) => a.title.localeCompare(b.title, locale)) }))
    .toSorted((a, b) => place(a.key) - place(b.key) || a.key.localeCompare(b.key, locale));
}

/** Articles whose title or tags hold all the words: for the time in which the search is away. */
export function titlesWith(articles: readonly Listed[], words: string): Listed[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return articles.filter(({ title, tags }) => {
    const text = [title, ...tags].join(' ').toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
