import { useEffect, useRef, type MouseEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import styles from './HelpPage.module.css';

/** The path of a plain click on a link into the help centre: those need no new page load. */
function pathInside(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (link === null || !plain || link.origin !== window.location.origin || !link.pathname.startsWith('/help/')) {
    return null;
  }
  return link.pathname + link.search + link.hash;
}

/** The anchor that an address names, whatever it holds. */
function anchorOf(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    // A lone percent sign: then it is meant as it stands.
    return hash.slice(1);
  }
}

/** An article's text as the server made and sanitised it; the address' anchor is brought into view. */
export function ArticleBody({ html }: { readonly html: string }) {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const body = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const anchor = anchorOf(hash);
    const heading = [...(body.current?.querySelectorAll<HTMLElement>('[id]') ?? [])].find(({ id }) => id === anchor);
    if (heading !== undefined) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      heading.scrollIntoView();
    }
  }, [hash]);

  return (
    // The clicks are those on the links inside: they stay links for keyboards and readers.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      ref={body}
      className={styles['body']}
      onClick={(event) => {
        const path = pathInside(event);
        if (path !== null) {
          event.preventDefault();
          void navigate(path);
        }
      }}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
