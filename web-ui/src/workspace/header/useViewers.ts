import { useEffect, useState } from 'react';
import { useLive, useResync } from '../../app/live/LiveProvider';
import { useSession } from '../../app/session/session';
import { serverNow } from '../../app/stream/clock';
import { postViewing } from '../calls/messageCalls';
import { heard, present, type Onlooker } from './viewers';

/** The server forgets after 45 seconds. */
const RENEW_MS = 20_000;

function tell(conversation: string, active: boolean) {
  // A sign that gets lost harms nobody: the next one comes soon, or the last one expires.
  postViewing(conversation, active).catch(() => undefined);
}

/** Says that I look at this conversation while the page is seen, and hears who else does. Mount it anew for each. */
export function useViewers(conversation: string): readonly Onlooker[] {
  const { id: me } = useSession();
  const [known, setKnown] = useState<readonly Onlooker[]>([]);

  useEffect(() => {
    const renew = () => {
      if (document.visibilityState === 'visible') {
        tell(conversation, true);
      }
      setKnown((before) => present(before, serverNow()));
    };
    const shown = () => (document.visibilityState === 'visible' ? renew() : tell(conversation, false));
    renew();
    const timer = setInterval(renew, RENEW_MS);
    document.addEventListener('visibilitychange', shown);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', shown);
      tell(conversation, false);
    };
  }, [conversation]);

  useLive('viewing', (news) => {
    if (news.conversationId !== conversation || news.viewer.id === me) {
      return;
    }
    // Whoever comes later has not heard of me yet.
    if (news.expiresAt !== null && present(known, serverNow()).every(({ id }) => id !== news.viewer.id)) {
      tell(conversation, true);
    }
    setKnown((before) => heard(present(before, serverNow()), news));
  });
  useResync(() => tell(conversation, true));
  return known;
}
