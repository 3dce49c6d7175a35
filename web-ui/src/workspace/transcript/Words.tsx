import Markdown from 'markdown-to-jsx';
import { Fragment } from 'react';
import type { Entry } from '../../app/model/conversation';
import styles from './Words.module.css';

const address = /(https?:\/\/[^\s<>"'）】》，。；]*[^\s<>"'）】》，。；.,!?;:])/g;

function OutsideLink({ href, children }: { readonly href?: string; readonly children?: React.ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

// Raw HTML stays text, and pictures become links: nothing that somebody wrote may load or run.
const inert = {
  disableParsingRawHTML: true,
  forceWrapper: true,
  wrapper: 'div',
  overrides: {
    a: OutsideLink,
    img: ({ src, alt }: { readonly src?: string; readonly alt?: string }) => <OutsideLink href={src ?? ''}>{alt || src}</OutsideLink>,
    iframe: () => null,
  },
} as const;

/** Somebody's words, shown inert: as text with links, or as markdown without HTML. */
export function Words({ text, format }: Pick<Entry, 'text' | 'format'>) {
  if (format === 'markdown') {
    return (
      <div className={styles['markdown']} dir="auto">
        <Markdown options={inert}>{text}</Markdown>
      </div>
    );
  }
  return (
    <p className={styles['plain']} dir="auto">
      {text.split(address).map((part, index) => (
        <Fragment key={index}>{index % 2 === 1 ? <OutsideLink href={part}>{part}</OutsideLink> : part}</Fragment>
      ))}
    </p>
  );
}
