// Dragging is for the pointer; the menus above the list do the same by keyboard.
/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions */
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DecisionWords } from '../../app/decision/DecisionWords';
import { useFormats } from '../../app/i18n/format';
import { useServerSeconds } from '../../app/stream/clock';
import { secondsSince } from '../urgency';
import styles from './QueueView.module.css';
import { WeightInput } from './WeightInput';
import { useWhy, type Work } from './workCalls';

interface WorkRowProps {
  readonly row: Work;
  readonly name: string | null;
  readonly queue: string;
  readonly queueName: (id: string) => string;
  readonly holder: string | null;
  readonly chosen: boolean;
  readonly selectable: boolean;
  readonly onToggle: () => void;
  readonly onDrag: (conversation: string | null) => void;
}

export function WorkRow({ row, name, queue, queueName, holder, chosen, selectable, onToggle, onDrag }: WorkRowProps) {
  const { t } = useTranslation(['board/queue', 'board', 'workspace']);
  const formats = useFormats();
  const now = useServerSeconds();
  const [open, setOpen] = useState(false);
  const due = (at: string) => {
    const late = secondsSince(at, now);
    return t(late > 0 ? 'board/queue:promiseLate' : 'board/queue:promisedIn', { length: formats.length(Math.abs(late)) });
  };
  const why = useWhy(row.conversationId, open);
  const who = name ?? t('board:waiting.visitor');
  const reasons = (row.why?.reasons ?? []).map((code) => t([`workspace:why.reason.${code}`, 'workspace:why.reason.other'], { code }));
  const objections = Object.entries(row.why?.objections ?? {})
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, 3)
    .map(([code, count]) => t('board/queue:against', { count, what: t([`board/queue:objection.${code}`, 'board/queue:objection.other'], { code }) }));
  return (
    <li
      draggable={selectable}
      className={chosen ? styles['chosen'] : undefined}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', row.conversationId);
        onDrag(row.conversationId);
      }}
      onDragEnd={() => onDrag(null)}
    >
      {selectable && <Checkbox checked={chosen} onChange={onToggle} aria-label={t('board/queue:choose', { who })} />}
      <div className={styles['what']}>
        <Link to={`/workspace/${row.conversationId}`}>{who}</Link>
        <span className={styles['quiet']}>
          {[
            ...(row.position === null ? [] : [t('board/queue:place', { place: formats.number(row.position) })]),
            queue,
            row.language.toUpperCase(),
            ...(row.channel === 'PHONE' ? [t('board/queue:call')] : []),
            ...(row.tier === 'STANDARD' ? [] : [t(`board:tier.${row.tier}`)]),
            ...(row.priority === 'NORMAL' ? [] : [t(`board:priority.${row.priority}`)]),
            ...(holder === null ? [] : [holder]),
          ].join(' · ')}
        </span>
        {row.state !== 'ASSIGNED' && (row.deadline !== null || row.overflow !== null || row.handlingSeconds !== null) && (
          <span className={styles['quiet']}>
            {[
              ...(row.deadline === null ? [] : [due(row.deadline)]),
              ...(row.handlingSeconds === null ? [] : [t('board/queue:takes', { length: formats.length(row.handlingSeconds) })]),
              ...(row.overflow === null ? [] : [t('board/queue:overflows', { length: formats.length(Math.max(0, -secondsSince(row.overflow.at, now))), queue: queueName(row.overflow.to) })]),
            ].join(' · ')}
          </span>
        )}
        {reasons.length > 0 && (
          <p className={styles['why']}>
            {reasons.join(t('workspace:why.and'))}
            {objections.length > 0 && <small> ({objections.join(t('workspace:why.and'))})</small>}{' '}
            <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t(open ? 'board/queue:hideWhy' : 'board/queue:showWhy')}
            </button>
          </p>
        )}
        {open && why.data !== undefined && <DecisionWords decision={why.data} most={12} />}
      </div>
      <span className={styles['end']}>
        {formats.length(secondsSince(row.waitingSince, now))}
        {selectable && row.state !== 'OFFERED' && <WeightInput row={row} who={who} />}
      </span>
    </li>
  );
}
