import type { ReactNode } from 'react';

/** A link in somebody's words: it opens beside, and tells the other side nothing about us. */
export function OutsideLink({ href, children }: { readonly href?: string; readonly children?: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}
