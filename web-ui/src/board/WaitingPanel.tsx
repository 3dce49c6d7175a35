import { App, Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useFormats } from '../app/i18n/format';
import { wordsFor } from '../app/problem';
import { hasRole, useSession } from '../app/session/session';
import { Empty } from '../app/states/Empty';
import { useServerSeconds } from '../app/stream/clock';
import styles from './BoardPage.module.css';
import { useAgents, useMove, useWaitingNames, type Board, type Move, type Waiting } from './boardCalls';
import { secondsSince } from './urgency';

/** Who waits for a person, longest first, and what a supervisor can do about it. */
export function WaitingPanel({ board }: { readonly board: Board }) {
  const { t } = useTranslation('board');
  const { data: names } = useWaitingNames(board.waiting);
  return (
    <section className={styles['panel']} aria-labelledby="waiting">
      <h2 id="waiting">{t('waiting.title')}</h2>
      {board.waiting.length === 0 ? (
        <Empty title={t('waiting.none')} hint={t('waiting.noneHint')} />
      ) : (
        <ol className={styles['rows']}>
          {board.waiting.map((row) => (
            <Row key={row.conversationId} row={row} board={board} name={names?.get(row.conversationId)?.customer.name ?? null} number={names?.get(row.conversationId)?.number} />
          ))}
        </ol>
      )}
    </section>
  );
}

interface RowProps {
  readonly row: Waiting;
  readonly board: Board;
  readonly name: string | null;
  readonly number: number | undefined;
}

function Row({ row, board, name, number }: RowProps) {
  const { t, i18n } = useTranslation('board');
  const formats = useFormats();
  const now = useServerSeconds();
  const session = useSession();
  const queue = board.queues.find((one) => one.queue === row.queue);
  return (
    <li>
      <Link to={`/workspace/${row.conversationId}`}>{name ?? (number === undefined ? t('waiting.visitor') : t('waiting.numbered', { number }))}</Link>
      <span className={styles['quiet']}>
        {[
          (i18n.language === 'zh' ? queue?.nameZh : queue?.name) ?? row.queue ?? t('queues.unsorted'),
          row.language.toUpperCase(),
          ...(row.tier === 'STANDARD' ? [] : [t(`tier.${row.tier}`)]),
          ...(row.priority === 'NORMAL' ? [] : [t(`priority.${row.priority}`)]),
          ...(row.stage === 'OFFERED' ? [t('waiting.offered')] : []),
        ].join(' · ')}
      </span>
      <span>{formats.length(secondsSince(row.since, now))}</span>
      {hasRole(session, ['supervisor']) && <Actions row={row} board={board} />}
    </li>
  );
}

function Actions({ row, board }: { readonly row: Waiting; readonly board: Board }) {
  const { t, i18n } = useTranslation(['board', 'app']);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const agents = useAgents();
  const move = useMove();
  const act = (what: Move) =>
    move.mutate(what, {
      onSuccess: () => {
        void message.success(t(`board:done.${what.kind}`));
        if (what.kind === 'take') {
          void navigate(`/workspace/${what.conversation}`);
        }
      },
      onError: (error) => {
        const words = wordsFor(error, t);
        void message.error([words.title, words.remedy].filter(Boolean).join(' '));
      },
    });
  const conversation = row.conversationId;
  const items: MenuProps['items'] = [
    {
      key: 'assign',
      label: t('board:actions.assign'),
      children: (agents.data ?? [])
        .filter(({ presence }) => presence === 'ONLINE')
        .map((agent) => ({
          key: `agent-${agent.id}`,
          label: `${agent.name} · ${agent.load}/${agent.capacity}`,
          onClick: () => act({ kind: 'assign', conversation, agent: agent.id }),
        })),
    },
    {
      key: 'move',
      label: t('board:actions.move'),
      children: board.queues.flatMap(({ queue, name, nameZh }) =>
        queue === null || queue === row.queue
          ? []
          : [
              {
                key: `queue-${queue}`,
                label: (i18n.language === 'zh' ? nameZh : name) ?? queue,
                onClick: () => act({ kind: 'move', conversation, queue }),
              },
            ],
      ),
    },
  ];
  return (
    <span className={styles['actions']}>
      <Button size="small" onClick={() => act({ kind: 'take', conversation })} loading={move.isPending}>
        {t('board:actions.take')}
      </Button>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button size="small" aria-haspopup="menu" aria-label={t('board:actions.more')}>
          ⋯
        </Button>
      </Dropdown>
    </span>
  );
}
