import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import type { Simulation } from './simulationCalls';
import styles from './Simulator.module.css';

/** How far a simulation is, always as a word. */
export function StageMark({ simulation: { stage, progress } }: { readonly simulation: Simulation }) {
  const { t } = useTranslation('insights/simulator');
  const formats = useFormats();
  return (
    <span className={`${styles['stage']} ${styles[stage.toLowerCase()] ?? ''}`}>
      {stage === 'RUNNING' ? t('stage.RUNNING', { progress: formats.percent(progress, 0) }) : t(`stage.${stage}`)}
    </span>
  );
}
