import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const NEAR_PX = 80;

function atBottom(element: HTMLElement): boolean {
  return element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
}

/**
 * Follows new entries only for a reader who is at the bottom, and keeps the place of one who reads further up,
 * also when older entries are put in above.
 *
 * @param first sequence of the first entry shown
 * @param last changes with each new entry
 */
export function useFollow(first: number, last: string) {
  const ref = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const height = useRef(0);
  const shownFirst = useRef(first);
  const [away, setAway] = useState(false);

  const toBottom = useCallback(() => {
    const element = ref.current;
    if (element !== null) {
      element.scrollTop = element.scrollHeight;
      following.current = true;
      setAway(false);
    }
  }, []);

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) {
      return;
    }
    if (first < shownFirst.current && !following.current) {
      element.scrollTop += element.scrollHeight - height.current;
    } else if (following.current) {
      element.scrollTop = element.scrollHeight;
    }
    shownFirst.current = first;
    height.current = element.scrollHeight;
    // oxlint-disable-next-line react/exhaustive-deps react/exhaustive-effect-dependencies -- a new entry is the reason to scroll
  }, [first, last]);

  // Pictures and a growing composer change the height after drawing.
  useEffect(() => {
    const element = ref.current;
    if (element === null) {
      return undefined;
    }
    const observer = new ResizeObserver(() => {
      if (following.current) {
        element.scrollTop = element.scrollHeight;
      }
      height.current = element.scrollHeight;
    });
    observer.observe(element);
    for (const child of element.children) {
      observer.observe(child);
    }
    return () => observer.disconnect();
  }, []);

  const onScroll = useCallback(() => {
    const element = ref.current;
    if (element !== null) {
      following.current = atBottom(element);
      setAway(!following.current);
    }
  }, []);

  return { ref, away, onScroll, toBottom };
}
