import { useTranslation } from 'react-i18next';
import type { Decision } from '../model/decision';
import styles from './DecisionWords.module.css';

interface DecisionWordsProps {
  readonly decision: Decision;
  /** So many of those who were not chosen are listed. */
  readonly most?: number;
}

/** Why somebody gets it or nobody does, and what speaks against the others. */
export function DecisionWords({ decision, most = 8 }: DecisionWordsProps) {
  const { t } = useTranslation('workspace');
  const codes = (reasons: readonly string[]) => reasons.map((code) => t([`why.reason.${code}`, 'why.reason.other'], { code })).join(t('why.and'));
  const others = decision.considered.filter(({ agent }) => agent !== decision.chosen);
  return (
    <>
      <p className={styles['quiet']}>{codes(decision.reasons)}</p>
      <ul className={styles['others']}>
        {others.slice(0, most).map((candidate) => (
          <li key={candidate.agent}>
            {t('why.candidate', { name: candidate.name, load: candidate.load, capacity: candidate.capacity })}{' '}
            {candidate.objections.length === 0
              ? t('why.able')
              : candidate.objections.map(({ code, detail }) => t([`why.objection.${code}`, 'why.objection.other'], { code, detail })).join(t('why.and'))}
          </li>
        ))}
      </ul>
    </>
  );
}
