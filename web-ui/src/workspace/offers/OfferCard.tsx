import { Button, Dropdown, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../app/keys/Keys';
import type { Offer } from '../calls/offerCalls';
import { useQueueName } from '../calls/peopleCalls';
import { useTopicName } from '../calls/topicCalls';
import { ClockLine } from '../list/ClockLine';
import { firstDue } from '../model/clocks';
import { useOriginWords } from '../topic/useOriginWords';
import { CountdownRing } from './CountdownRing';
import styles from './OfferCard.module.css';

/** What is told with a decline, as stable codes. */
const declineReasons = ['busy', 'wrong-skill', 'wrong-language', 'knows-customer'] as const;

interface OfferCardProps {
  readonly offer: Offer;
  readonly busy: 'accept' | 'decline' | null;
  readonly onAnswer: (answer: 'accept' | 'decline', reason?: string) => void;
}

export function OfferCard({ offer, busy, onAnswer }: OfferCardProps) {
  const { t, i18n } = useTranslation('workspace');
  const queueName = useQueueName();
  const { conversation } = offer;
  const clock = conversation === null ? null : firstDue(conversation.clocks);
  const topicName = useTopicName();
  const originWords = useOriginWords();
  const topic = conversation?.topic ? topicName(conversation.topic, i18n.language) : null;
  const origin = conversation === null ? null : originWords(conversation);
  const reasons = offer.reasons.map((code) => t([`why.reason.${code}`, 'why.reason.other'], { code })).join(t('why.and'));
  return (
    <section className={styles['card']} aria-label={t('offer.label')} data-offer={offer.id}>
      <CountdownRing until={offer.expiresAt} />
      <div className={styles['what']}>
        <p className={styles['who']}>
          <strong dir="auto">{conversation?.customer.name ?? t('offer.customer')}</strong>
          {conversation !== null && conversation.customer.tier !== 'STANDARD' && <span className={styles['mark']}>{t(`tier.${conversation.customer.tier}`)}</span>}
          {offer.queue !== null && <span className={styles['mark']}>{queueName(offer.queue, i18n.language)}</span>}
          {conversation !== null && <span className={styles['mark']}>{t([`language.${conversation.language}`, 'language.other'], { code: conversation.language })}</span>}
          {topic !== null && (
            <span className={styles['mark']} title={origin ?? undefined}>
              {topic}
              {origin !== null && <small> · {origin}</small>}
            </span>
          )}
        </p>
        {conversation?.callback?.state === 'due' && (
          <p className={styles['words']}>
            <strong>{t('callback.offer', { number: conversation.callback.number })}</strong>
          </p>
        )}
        {conversation?.emailWanted === true && (
          <p className={styles['words']}>
            <strong>{t('callback.byEmail', { email: conversation.customer.email ?? '' })}</strong>
          </p>
        )}
        {conversation?.lastEntry?.text && (
          <p className={styles['words']} dir="auto">
            {conversation.lastEntry.text}
          </p>
        )}
        {reasons !== '' && <p className={styles['reasons']}>{t('offer.why', { reasons })}</p>}
        {clock !== null && <ClockLine clock={clock} />}
      </div>
      <div className={styles['answers']}>
        <Button type="primary" loading={busy === 'accept'} disabled={busy === 'decline'} onClick={() => onAnswer('accept')} aria-keyshortcuts="A">
          {t('offer.accept')} <Keys keys="a" />
        </Button>
        <Space.Compact>
          <Button loading={busy === 'decline'} disabled={busy === 'accept'} onClick={() => onAnswer('decline')} aria-keyshortcuts="D">
            {t('offer.decline')} <Keys keys="d" />
          </Button>
          <Dropdown trigger={['click']} menu={{ items: declineReasons.map((reason) => ({ key: reason, label: t(`offer.reason.${reason}`), onClick: () => onAnswer('decline', reason) })) }}>
            <Button disabled={busy !== null} aria-label={t('offer.declineBecause')} icon={<span aria-hidden="true">▾</span>} />
          </Dropdown>
        </Space.Compact>
      </div>
    </section>
  );
}
