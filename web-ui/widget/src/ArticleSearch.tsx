import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Options } from './options';
import type { Say } from './words';

interface Hit {
  id: string;
  title: string;
  path: string;
  anchor: string;
}

const SETTLE_MS = 300;
const MOST = 4;

/** Articles before a conversation begins: many questions need none. */
export function ArticleSearch({ options, say }: { options: Options; say: Say }) {
  const asked = useSignal('');
  /** Nothing while nobody asked; null when it failed. */
  const found = useSignal<Hit[] | null | undefined>(undefined);
  const running = useRef<AbortController | null>(null);

  useEffect(() => {
    running.current?.abort();
    const question = asked.value.trim();
    if (question.length < 2) {
      found.value = undefined;
      return undefined;
    }
    const search = new AbortController();
    running.current = search;
    const timer = setTimeout(() => {
      const address = `${options.server}/help-api/v1/${options.language}/search?limit=${MOST}&q=${encodeURIComponent(question)}`;
      fetch(address, { credentials: 'omit', signal: AbortSignal.any([search.signal, AbortSignal.timeout(10_000)]) })
        .then(async (response) => {
          found.value = response.ok ? ((await response.json()) as { items: Hit[] }).items.slice(0, MOST) : null;
        })
        .catch(() => {
          if (!search.signal.aborted) {
            found.value = null;
          }
        });
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [asked.value]);
  useEffect(() => () => running.current?.abort(), []);

  const hits = found.value;
  return (
    <section class="panel" role="search">
      <label for="search">{say('searchArticles')}</label>
      <div class="row">
        <input id="search" type="search" maxLength={200} value={asked.value} onInput={(event) => (asked.value = event.currentTarget.value)} />
      </div>
      <div role="status">
        {hits === null && <p>{say('searchFailed')}</p>}
        {hits?.length === 0 && <p>{say('nothingFound')}</p>}
        {hits && hits.length > 0 && (
          <ul class="hits">
            {hits.map(({ id, title, path, anchor }) => (
              <li key={id + anchor}>
                <a href={options.server + path + (anchor ? `#${anchor}` : '')} target="_blank" rel="noopener">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
