import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../app/i18n/format';
import { Empty } from '../app/states/Empty';
import { useServerSeconds } from '../app/stream/clock';
import styles from './BoardPage.module.css';
import type { Board } from './boardCalls';
import { urgencyOf } from './urgency';

/** The promises that are due first, whoever has them. */
export function ClocksPanel({ board }: { readonly board: Board }) {
  const { t, i18n } = useTranslation('board');
  const formats = useFormats();
  const now = useServerSeconds();
  const agents = new Map(board.agents.map((agent) => [agent.id, agent.name]));
  const queues = new Map(board.queues.map((queue) => [queue.queue, i18n.language === 'zh' ? queue.nameZh : queue.name]));
  return (
    <section className={styles['panel']} aria-labelledby="clocks">
      <h2 id="clocks">{t('clocks.title')}</h2>
      {board.clocks.length === 0 ? (
        <Empty title={t('clocks.none')} hint={t('clocks.noneHint')} />
      ) : (
        <ol className={styles['rows']}>
          {board.clocks.map((clock) => {
            const urgency = urgencyOf(clock, now);
            const left = Math.round(Date.parse(clock.dueAt) / 1000 - now);
            return (
              <li key={clock.id}>
                <Link to={`/workspace/${clock.conversationId}`}>{t(`metric.${clock.metric}`)}</Link>
                <span className={styles['quiet']}>
                  {(clock.assignee === null ? null : agents.get(clock.assignee)) ?? queues.get(clock.queue) ?? t('clocks.nobody')}
                </span>
                <span className={styles[urgency]}>
                  {t(`urgency.${urgency}`)} · {t(left < 0 ? 'clocks.over' : 'clocks.left', { length: formats.length(Math.abs(left)) })}
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
