import { expect, it } from 'vitest';
import { categoriesOf, titlesWith } from './categories';
import { outlineOf } from './outline';
import type { Listed } from './helpCalls';

const article = (category: string, title: string, tags: string[] = []): Listed => ({ slug: title, title, category, tags, updatedAt: '2026-11-01T00:00:00Z' });

it('lists categories in the usual order, unknown ones last, articles by title', () => {
  const found = categoriesOf([article('gardening', 'Moss'), article('returns', 'Return'), article('orders', 'Where'), article('orders', 'Cancel')], 'en');
  expect(found.map(({ key, articles }) => [key, articles.map(({ title }) => title)])).toEqual([
    ['orders', ['Cancel', 'Where']],
    ['returns', ['Return']],
    ['gardening', ['Moss']],
  ]);
});

it('finds titles and tags that hold all words', () => {
  const all = [article('orders', 'Cancel an order', ['refund']), article('returns', 'Return an item')];
  expect(titlesWith(all, 'ORDER  refund')).toEqual([all[0]]);
  expect(titlesWith(all, 'an')).toEqual(all);
  expect(titlesWith(all, 'bicycle')).toEqual([]);
});

it('reads the sections of a page, and none from a page without anchors', () => {
  expect(outlineOf('<h2 id="a">How <em>long</em></h2><p>x</p><h3 id="b">Detail</h3><h2 id="c">Cost</h2>')).toEqual([
    { anchor: 'a', title: 'How long' },
    { anchor: 'c', title: 'Cost' },
  ]);
  expect(outlineOf('<h2>Nameless</h2>')).toEqual([]);
});
