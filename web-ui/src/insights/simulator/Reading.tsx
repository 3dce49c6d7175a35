import { useTranslation } from 'react-i18next';
import type { Comparison } from './simulationCalls';
import styles from './Simulator.module.css';

/** What was taken for granted or estimated: the reader decides how far to believe the figures. */
export function Reading({ answer }: { readonly answer: Comparison }) {
  const { t } = useTranslation('insights/simulator');
  const values = (all: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(all).map(([key, value]) => [key, Math.round(value * 100) / 100]));
  return (
    <section className={styles['panel']} aria-labelledby="reading">
      <h2 id="reading">{t('reading')}</h2>
      {answer.warnings.length > 0 && (
        <ul className={styles['warnings']}>
          {answer.warnings.map((warning) => (
            <li key={`${warning.field} ${warning.detail}`}>{t([`warning.${warning.code}`, 'warning.other'], { policy: warning.field, what: warning.detail })}</li>
          ))}
        </ul>
      )}
      <ul className={styles['notes']}>
        <li>{t('note.interval', { days: answer.days })}</li>
        {answer.notes.map(({ code, values: numbers }) => (
          <li key={code}>{t([`note.${code}`, 'note.other'], { code, ...values(numbers) })}</li>
        ))}
      </ul>
    </section>
  );
}
