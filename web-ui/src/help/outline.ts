export interface OutlineEntry {
  readonly anchor: string;
  readonly title: string;
}

/** The sections of a page that can be linked to. */
export function outlineOf(html: string): OutlineEntry[] {
  // Parsed into a document of its own: nothing in it is loaded or run.
  const page = new DOMParser().parseFromString(html, 'text/html');
  return [...page.querySelectorAll('h2[id]')].map((heading) => ({ anchor: heading.id, title: heading.textContent?.trim() ?? '' }));
}
