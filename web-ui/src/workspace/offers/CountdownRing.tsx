import { useState } from 'react';
import { serverNow, useServerSeconds } from '../../app/stream/clock';
import styles from './OfferCard.module.css';

const RADIUS = 18;
const LENGTH = 2 * Math.PI * RADIUS;

/** The seconds that are left, and a ring that empties. Read out by the card, not each second. */
export function CountdownRing({ until }: { readonly until: string }) {
  const now = useServerSeconds();
  const end = Date.parse(until) / 1000;
  const [total] = useState(() => Math.max(1, end - serverNow() / 1000));
  const left = Math.max(0, Math.ceil(end - now));
  return (
    <svg className={left <= 10 ? `${styles['ring']} ${styles['urgent']}` : styles['ring']} viewBox="0 0 44 44" width="44" height="44" aria-hidden="true">
      <circle cx="22" cy="22" r={RADIUS} className={styles['ringTrack']} />
      <circle cx="22" cy="22" r={RADIUS} className={styles['ringLeft']} strokeDasharray={LENGTH} strokeDashoffset={LENGTH * (1 - Math.min(1, left / total))} />
      <text x="22" y="22" textAnchor="middle" dominantBaseline="central">
        {left}
      </text>
    </svg>
  );
}
