// Dragging is for the pointer; the menus above the list do the same by keyboard.
/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions */
import type { DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agent } from '../../app/model/agent';
import { PresenceMark } from '../../app/presence/PresenceMark';
import type { Board } from '../boardCalls';
import styles from './QueueView.module.css';
import type { Bulk } from './workCalls';

interface TargetsProps {
  readonly agents: readonly Agent[];
  readonly queues: readonly { readonly value: string; readonly label: string }[];
  readonly board: Board;
  readonly dragging: boolean;
  readonly onDrop: (what: Bulk) => (event: DragEvent) => void;
}

const allow = (event: DragEvent) => event.preventDefault();

/** Colleagues and queues onto which rows are dragged. The menus above the list do the same by keyboard. */
export function Targets({ agents, queues, board, dragging, onDrop }: TargetsProps) {
  const { t } = useTranslation('board/queue');
  return (
    <aside className={dragging ? `${styles['targets']} ${styles['dragging']}` : styles['targets']} aria-label={t('targets')}>
      <h2>{t('agents')}</h2>
      <ul>
        {agents.map((agent) => (
          <li key={agent.id} onDragOver={allow} onDrop={onDrop({ action: 'ASSIGN', agent: agent.id })} data-agent={agent.id}>
            <span>{agent.name || agent.username}</span>
            <PresenceMark presence={agent.presence} />
            <small>
              {agent.load}/{agent.capacity}
            </small>
          </li>
        ))}
      </ul>
      <h2>{t('queues')}</h2>
      <ul>
        {queues.map(({ value, label }) => (
          <li key={value} onDragOver={allow} onDrop={onDrop({ action: 'MOVE', queue: value })} data-queue={value}>
            <span>{label}</span>
            <small>{t('waitingCount', { count: board.queues.find(({ queue }) => queue === value)?.waiting ?? 0 })}</small>
          </li>
        ))}
      </ul>
    </aside>
  );
}
