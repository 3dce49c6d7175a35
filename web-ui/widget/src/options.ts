/** What the host page says in the tag's `data-pronto-*` attributes. */
export interface Options {
  /** Origin of the suite: where the script came from. */
  server: string;
  language: 'en' | 'zh';
  name: string | null;
  color: string | null;
  /** The host site's user, vouched for by an HMAC; see the API description of `POST /widget/v1/sessions`. */
  user: { id: string; hash: string } | null;
}

/** Reads the tag that loaded the widget. */
export function optionsOf(tag: HTMLScriptElement): Options {
  const data = tag.dataset;
  const language = data['prontoLanguage'] ?? (document.documentElement.lang || navigator.language);
  const { prontoUser, prontoUserHash } = data;
  return {
    server: new URL(tag.src).origin,
    language: language.toLowerCase().startsWith('zh') ? 'zh' : 'en',
    name: data['prontoName'] ?? null,
    color: /^#[0-9a-f]{3,8}$/i.test(data['prontoColor'] ?? '') ? (data['prontoColor'] ?? null) : null,
    user: prontoUser && prontoUserHash ? { id: prontoUser, hash: prontoUserHash } : null,
  };
}
