/** What customers of a shop speak most; others can be typed. */
const usual = ['en', 'zh', 'de', 'fr', 'it', 'es', 'pt', 'nl', 'pl', 'tr', 'ru', 'ar', 'hi', 'id', 'vi', 'th', 'ja', 'ko'];

/** A language's name in the reader's language, its tag if it has none. */
export function languageName(tag: string, reader: string): string {
  try {
    return new Intl.DisplayNames(reader, { type: 'language' }).of(tag) ?? tag;
  } catch {
    // Not a well-formed tag: shown as it was entered.
    return tag;
  }
}

export function languageOptions(reader: string): { value: string; label: string }[] {
  return usual.map((value) => ({ value, label: languageName(value, reader) }));
}
