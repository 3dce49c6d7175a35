import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { chime, notify } from '../../app/notices/alert';
import { useShortcuts } from '../../app/keys/useShortcuts';
import { useMyAgent } from '../../app/presence/presenceCalls';
import { wordsFor } from '../../app/problem';
import { useSession } from '../../app/session/session';
import { useServerSeconds } from '../../app/stream/clock';
import { useAnswerOffer, useOffers, type Offer } from '../calls/offerCalls';
import { OfferCard } from './OfferCard';
import styles from './OfferCard.module.css';

function OfferKeys({ onAnswer }: { readonly onAnswer: (answer: 'accept' | 'decline') => void }) {
  const { t } = useTranslation('workspace');
  useShortcuts([
    { keys: 'a', label: t('offer.accept'), group: t('keys.offers'), run: () => onAnswer('accept') },
    { keys: 'd', label: t('offer.decline'), group: t('keys.offers'), run: () => onAnswer('decline') },
  ]);
  // An offer that runs out goes away by itself, also when its end was not told.
  useServerSeconds();
  return null;
}

/** Work that I am asked to take, on top of whatever place I am in. */
export default function OfferStack() {
  const { t } = useTranslation(['workspace', 'app']);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const session = useSession();
  const { data: agent } = useMyAgent();
  const answering = useAnswerOffer(session.id);

  const who = (offer: Offer) => offer.conversation?.customer.name ?? t('workspace:offer.customer');
  const offers = useOffers(session.id, Boolean(agent), (offer) => {
    chime();
    notify(t('workspace:offer.notification', { customer: who(offer) }), offer.conversation?.lastEntry?.text ?? '', offer.id);
  });
  const first = offers[0];

  const answer = (offer: Offer | undefined, how: 'accept' | 'decline', reason?: string) => {
    if (offer === undefined || answering.isPending) {
      return;
    }
    answering.mutate(
      reason === undefined ? { offer, answer: how } : { offer, answer: how, reason },
      {
        onSuccess: () => {
          if (how === 'accept') {
            void navigate(`/workspace/${offer.conversationId}`);
          }
        },
        onError: (error) => {
          const words = wordsFor(error, t);
          void message.warning(words.remedy === null ? words.title : `${words.title} ${words.remedy}`);
        },
      },
    );
  };

  return (
    <div className={styles['stack']}>
      <p className="unseen" role="alert">
        {first !== undefined && t('workspace:offer.announce', { customer: who(first) })}
      </p>
      {first !== undefined && (
        <>
          <OfferCard
            key={first.id}
            offer={first}
            busy={answering.isPending ? answering.variables.answer : null}
            onAnswer={(how, reason) => answer(first, how, reason)}
          />
          <OfferKeys onAnswer={(how) => answer(first, how)} />
          {offers.length > 1 && <span className={styles['more']}>{t('workspace:offer.more', { count: offers.length - 1 })}</span>}
        </>
      )}
    </div>
  );
}
