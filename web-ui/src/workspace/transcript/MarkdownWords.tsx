import Markdown from 'markdown-to-jsx';
import type { Entry } from '../../app/model/conversation';
import { OutsideLink } from './OutsideLink';
import styles from './Words.module.css';

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

export default function MarkdownWords({ text }: Pick<Entry, 'text'>) {
  return (
    <div className={styles['markdown']} dir="auto">
      <Markdown options={inert}>{text}</Markdown>
    </div>
  );
}
