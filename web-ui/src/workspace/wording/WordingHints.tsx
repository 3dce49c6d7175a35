import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../app/keys/Keys';
import { useShortcuts } from '../../app/keys/useShortcuts';
import { serverNow } from '../../app/stream/clock';
import { saidConcretely, timeToKeep, vagueIn } from './rules';
import styles from './WordingHints.module.css';

interface HintsProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Under a reply that promises nothing: what is vague about it, and what could be said instead. */
export default function WordingHints({ text, onChange }: HintsProps) {
  const { t } = useTranslation('workspace/wording');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const vague = vagueIn(text, timeToKeep(new Date(serverNow()))).filter(({ words }) => !left.has(words));
  const first = vague[0];
  useShortcuts(
    first === undefined ? [] : [{ keys: 'mod+.', label: t('replaceFirst'), group: t('group'), whileTyping: true, run: () => onChange(saidConcretely(text, first)) }],
  );
  if (first === undefined) {
    return null;
  }
  return (
    <ul className={styles['hints']} aria-label={t('label')} aria-live="polite">
      {vague.map((one, index) => (
        <li key={`${one.from}-${one.words}`}>
          <span className={styles['why']}>
            <q dir="auto">{one.words}</q> {t(`why.${one.key}`)}
          </span>
          <span className={styles['instead']} dir="auto">
            {one.instead}
          </span>
          <Button size="small" onClick={() => onChange(saidConcretely(text, one))}>
            {t('replace')} {index === 0 && <Keys keys="mod+." />}
          </Button>
          <Button size="small" type="text" onClick={() => setLeft(new Set([...left, one.words]))}>
            {t('leave')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
