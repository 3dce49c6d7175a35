import styles from './Gap.module.css';

/** Bars of missed questions by week, the answered ones of the same kind above them; the words say the same. */
export function Weeks({ missed, answered, label }: { readonly missed: readonly number[]; readonly answered: readonly number[]; readonly label: string }) {
  const most = Math.max(1, ...missed.map((count, week) => count + (answered[week] ?? 0)));
  return (
    <svg className={styles['weeks']} viewBox={`0 0 ${missed.length * 8} 24`} role="img" aria-label={label}>
      {missed.map((count, week) => {
        const height = (count / most) * 22;
        const above = ((answered[week] ?? 0) / most) * 22;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a week is its place
          <g key={week}>
            <rect x={week * 8} y={23 - height} width="6" height={Math.max(height, 1)} className={styles['missed']} />
            <rect x={week * 8} y={23 - height - above} width="6" height={above} className={styles['answered']} />
          </g>
        );
      })}
    </svg>
  );
}
