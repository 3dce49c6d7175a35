import { useCallback, useEffect, useRef } from 'react';
import { postTyping } from '../calls/messageCalls';

const RENEW_MS = 3_000;
const STOP_AFTER_MS = 5_000;

/** Tells the other side that I type: at most every three seconds, and that I stopped. */
export function useTypingSign(conversation: string) {
  const toldAt = useRef(0);
  const stopTimer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const tell = useCallback(
    (active: boolean) => {
      // A typing sign that gets lost harms nobody.
      postTyping(conversation, active).catch(() => undefined);
    },
    [conversation],
  );
  const stopped = useCallback(() => {
    clearTimeout(stopTimer.current);
    if (toldAt.current !== 0) {
      toldAt.current = 0;
      tell(false);
    }
  }, [tell]);
  const typed = useCallback(() => {
    const now = performance.now();
    if (toldAt.current === 0 || now - toldAt.current > RENEW_MS) {
      toldAt.current = now;
      tell(true);
    }
    clearTimeout(stopTimer.current);
    stopTimer.current = setTimeout(stopped, STOP_AFTER_MS);
  }, [stopped, tell]);

  useEffect(() => stopped, [stopped]);
  return { typed, stopped };
}
