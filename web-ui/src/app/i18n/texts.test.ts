import { describe, expect, it } from 'vitest';

const texts = import.meta.glob<{ default: Record<string, unknown> }>('../../**/{en,zh}.json', { eager: true });
// Chinese has one plural form: the English `_one` needs no partner.
const singular = /_one$/;

function keysOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) {
    return [path];
  }
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, path === '' ? key : `${path}.${key}`));
}

function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') {
    return [[path, value]];
  }
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1] ?? '').toSorted();
}

const folders = [...new Set(Object.keys(texts).map((file) => file.replace(/(en|zh)\.json$/, '')))];

describe.each(folders)('texts of %s', (folder) => {
  const english = texts[`${folder}en.json`]?.default;
  const chinese = texts[`${folder}zh.json`]?.default;

  it('exist in both languages with the same keys', () => {
    const wanted = keysOf(english).filter((key) => !singular.test(key));
    const found = keysOf(chinese).filter((key) => !singular.test(key));
    expect(found.toSorted()).toEqual(wanted.toSorted());
  });

  it('take the same values in both languages', () => {
    const other = new Map(textsOf(chinese));
    const different = textsOf(english)
      .filter(([key]) => other.has(key))
      .filter(([key, text]) => placeholders(text).join() !== placeholders(other.get(key) ?? '').join())
      .map(([key]) => key);
    expect(different).toEqual([]);
  });

  it('are nowhere empty', () => {
    const empty = [...textsOf(english), ...textsOf(chinese)].filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(empty).toEqual([]);
  });
});
