import { App, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Keys } from '../../app/keys/Keys';
import { useShortcuts } from '../../app/keys/useShortcuts';
import { useLive, useResync } from '../../app/live/LiveProvider';
import { wordsFor } from '../../app/problem';
import { useCountAgain, useTakeNext, useToTake } from '../calls/pullCalls';
import styles from './ConversationList.module.css';

/** Several changes in a row are one reason to count. */
const SETTLES_MS = 500;

/** For queues from which agents take: how many wait for me, and the next one. Nothing where there are none. */
export function PullBar() {
  const { t } = useTranslation(['workspace', 'app']);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const waiting = useToTake();
  const again = useCountAgain();
  const next = useTakeNext();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useLive('conversation', () => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      again();
    }, SETTLES_MS);
  });
  useResync(again);
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);

  const take = () => {
    if (waiting !== null && waiting > 0 && !next.isPending) {
      next.mutate(undefined, {
        onSuccess: (conversation) => void navigate(`/workspace/${conversation}`),
        onError: (error) => {
          const words = wordsFor(error, t);
          void message.warning([words.title, words.remedy].filter(Boolean).join(' '));
        },
      });
    }
  };
  useShortcuts([{ keys: 'p', label: t('workspace:pull.next'), group: t('workspace:keys.offers'), run: take }]);
  if (waiting === null) {
    return null;
  }
  return (
    <div className={styles['pull']} role="group" aria-label={t('workspace:pull.label')}>
      <span aria-live="polite">{waiting === 0 ? t('workspace:pull.none') : t('workspace:pull.waiting', { count: waiting })}</span>
      <Button size="small" type="primary" disabled={waiting === 0} loading={next.isPending} onClick={take} aria-keyshortcuts="P">
        {t('workspace:pull.next')} <Keys keys="p" />
      </Button>
    </div>
  );
}
