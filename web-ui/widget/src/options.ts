/** What the host page says in the tag's `data-pronto-*` attributes. */
export interface Options {
  /** Origin of the suite: where the script came from. */
  server: string;
  language: 'en' | 'zh';
  name: string | null;
  color: string | null;
  /** The host site's user, vouched for by an HMAC; see the API description of `POST /widget/v1/sessions`. */
  user: { id: string; hash: string } | null;
  /** What the host page knows of the enquiry, from `data-pronto-field-*`; rules about topics may depend on it. */
  fields: Record<string, string>;
}

/** `data-pronto-field-order-number` is the field `orderNumber`; at most twenty of 500 characters. */
function fieldsOf(data: DOMStringMap): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [key, value] of Object.entries(data)) {
    const name = /^prontoField([A-Z]\w{0,98})$/.exec(key)?.[1];
    if (name && value && Object.keys(fields).length < 20) {
      fields[name.charAt(0).toLowerCase() + name.slice(1)] = value.slice(0, 500);
    }
  }
  return fields;
}

/** The host page's address without query and fragment, which may hold what is nobody's business. */
export function pageOf(address: Location): string {
  return `${address.origin}${address.pathname}`.slice(0, 2000);
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
    fields: fieldsOf(data),
  };
}
