import type { Language } from '../app/i18n/i18n';
import type { Article, Audience, Content, Identity } from './articleCalls';

/** An article as the fields hold it: lists as the texts an author types. */
export interface Draft {
  readonly key: string;
  readonly slug: string;
  readonly language: Language;
  readonly title: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly audience: Audience;
  /** One in a line. */
  readonly questions: string;
  readonly markdown: string;
}

export function emptyDraft(language: Language): Draft {
  return { key: '', slug: '', language, title: '', category: '', tags: [], audience: 'public', questions: '', markdown: '' };
}

export function draftOf(article: Identity & Content): Draft {
  const { key, slug, language, title, category, tags, audience, markdown, exampleQuestions } = article;
  return { key, slug, language, title, category, tags, audience, questions: exampleQuestions.join('\n'), markdown };
}

/** The beginning of an article's other language: what both have in common. */
export function translationOf(article: Article, language: Language): Draft {
  return { ...emptyDraft(language), key: article.key, category: article.category, tags: article.tags, audience: article.audience };
}

export function contentOf({ title, category, tags, audience, questions, markdown }: Draft): Content {
  const exampleQuestions = questions.split('\n').map((line) => line.trim()).filter(Boolean);
  return { title: title.trim(), category: category.trim(), tags, audience, markdown, exampleQuestions };
}

export function identityOf({ key, slug, language }: Draft): Identity {
  return { key: key.trim(), slug: slug.trim() || key.trim(), language };
}

/** A key made of a title's Latin words; empty where it has none. */
export function keyFor(title: string): string {
  return title.normalize('NFKD').toLowerCase().replace(/[\u0300-\u036f'’]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60);
}

export function sameContent(a: Draft, b: Draft): boolean {
  return JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b));
}
