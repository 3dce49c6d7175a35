import { Fragment, lazy, Suspense } from 'react';
import type { Entry } from '../../app/model/conversation';
import { OutsideLink } from './OutsideLink';
import styles from './Words.module.css';

// Only bots write markdown: whoever sees none of their answers need not load its parser.
const MarkdownWords = lazy(() => import('./MarkdownWords'));

const address = /(https?:\/\/[^\s<>"'）】》，。；]*[^\s<>"'）】》，。；.,!?;:])/g;

function PlainWords({ text }: Pick<Entry, 'text'>) {
  return (
    <p className={styles['plain']} dir="auto">
      {text.split(address).map((part, index) => (
        <Fragment key={index}>{index % 2 === 1 ? <OutsideLink href={part}>{part}</OutsideLink> : part}</Fragment>
      ))}
    </p>
  );
}

/** Somebody's words, shown inert: as text with links, or as markdown without HTML. */
export function Words({ text, format }: Pick<Entry, 'text' | 'format'>) {
  return format === 'markdown' ? (
    <Suspense fallback={<PlainWords text={text} />}>
      <MarkdownWords text={text} />
    </Suspense>
  ) : (
    <PlainWords text={text} />
  );
}
