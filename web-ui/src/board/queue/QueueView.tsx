import { App, Button, Select, Segmented } from 'antd';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsFor } from '../../app/problem';
import { hasRole, useSession } from '../../app/session/session';
import { Empty } from '../../app/states/Empty';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import { useAgents, type Board } from '../boardCalls';
import styles from './QueueView.module.css';
import { among, meant, toggled, type Selection } from './selection';
import { Targets } from './Targets';
import { MOST, states, useBulk, useConversations, useRefreshWork, useWork, type Bulk, type WorkState } from './workCalls';
import { WorkRow } from './WorkRow';

/** Who waits and why, and what a supervisor can do about it: drag onto a colleague or a queue, or choose rows and act. */
export default function QueueView({ board }: { readonly board: Board }) {
  const { t, i18n } = useTranslation(['board/queue', 'app']);
  const { message } = App.useApp();
  const may = hasRole(useSession(), ['supervisor']);
  const [queue, setQueue] = useState<string | null>(null);
  const [state, setState] = useState<WorkState>('waiting');
  const [selection, setSelection] = useState<Selection>(new Set());
  const [dragged, setDragged] = useState<string | null>(null);
  // Where the pages before this one began, this one's last; the first begins with null.
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  const work = useWork(queue, state, pages.at(-1) ?? null);
  const names = useConversations(state !== 'assigned', pages.length);
  const top = useRef<HTMLElement>(null);
  const agents = useAgents();
  const bulk = useBulk();
  const refresh = useRefreshWork();

  // The board is drawn anew whenever something happens: so is this.
  useEffect(() => {
    const soon = setTimeout(() => void refresh(), 400);
    return () => clearTimeout(soon);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [board.at]);

  const show = (nextQueue: string | null, nextState: WorkState) => {
    setQueue(nextQueue);
    setState(nextState);
    setPages([null]);
  };
  const turn = (next: readonly (string | null)[]) => {
    setPages(next);
    setSelection(new Set());
    top.current?.scrollIntoView?.({ block: 'start' });
  };
  const rows = work.data?.items ?? [];
  const first = (pages.length - 1) * MOST + 1;
  const chosen = among(selection, rows.map(({ conversationId }) => conversationId));
  const name = (one: { readonly name: string | null; readonly nameZh: string | null; readonly queue: string | null }) => (i18n.language === 'zh' ? one.nameZh : one.name) ?? one.queue ?? '';
  const queues = board.queues.flatMap((one) => (one.queue === null ? [] : [{ value: one.queue, label: name(one) }]));
  const people = (agents.data ?? []).filter(({ presence }) => presence !== 'OFFLINE');

  const act = (what: Bulk, begun: string | null = null) => {
    const conversations = meant(chosen, begun).slice(0, MOST);
    if (conversations.length === 0 || bulk.isPending) {
      return;
    }
    bulk.mutate(
      { conversations, bulk: what },
      {
        onSuccess: (refused) => {
          setSelection(new Set());
          const done = conversations.length - refused.length;
          if (refused.length === 0) {
            void message.success(t('board/queue:done', { count: done }));
          } else {
            void message.warning(t('board/queue:partly', { count: refused.length, done, why: [...new Set(refused.map((one) => t([`board/queue:refused.${one.refused}`, 'board/queue:refused.other'], { code: one.refused })))].join(' ') }), 8);
          }
        },
        onError: (error) => void message.error(wordsFor(error, t).title),
      },
    );
  };
  const drop = (what: Bulk) => (event: DragEvent) => {
    event.preventDefault();
    act(what, dragged);
    setDragged(null);
  };

  return (
    <div className={styles['view']}>
      <section ref={top} className={styles['list']} aria-label={t('board/queue:title')}>
        <div className={styles['bar']}>
          <Segmented<WorkState> value={state} onChange={(next) => show(queue, next)} options={states.map((value) => ({ value, label: t(`board/queue:state.${value}`) }))} aria-label={t('board/queue:states')} />
          <Select allowClear aria-label={t('board/queue:queue')} placeholder={t('board/queue:allQueues')} style={{ minInlineSize: 160 }} value={queue} onChange={(value: string | undefined) => show(value ?? null, state)} options={queues} />
        </div>
        {may && (
          <div className={styles['bar']} role="toolbar" aria-label={t('board/queue:actions')}>
            <span aria-live="polite">{t('board/queue:chosen', { count: chosen.size })}</span>
            <Select
              aria-label={t('board/queue:assign')}
              placeholder={t('board/queue:assign')}
              style={{ minInlineSize: 150 }}
              disabled={chosen.size === 0}
              value={null}
              onChange={(agent: string | null) => agent !== null && act({ action: 'ASSIGN', agent })}
              options={people.map(({ id, name: person, load, capacity }) => ({ value: id, label: `${person} · ${load}/${capacity}` }))}
              showSearch={{ optionFilterProp: 'label' }}
            />
            <Select aria-label={t('board/queue:move')} placeholder={t('board/queue:move')} style={{ minInlineSize: 150 }} disabled={chosen.size === 0} value={null} onChange={(to: string | null) => to !== null && act({ action: 'MOVE', queue: to })} options={queues} />
            {state !== 'waiting' && (
              <Button disabled={chosen.size === 0} loading={bulk.isPending} onClick={() => act({ action: 'REQUEUE' })}>
                {t('board/queue:requeue')}
              </Button>
            )}
          </div>
        )}
        {work.isPending && <Loading rows={6} />}
        {work.data === undefined && work.isError && <Failure error={work.error} onRetry={() => void work.refetch()} />}
        {work.data !== undefined && rows.length === 0 && pages.length === 1 && <Empty title={t(`board/queue:none.${state}`)} hint={t('board/queue:noneHint')} />}
        {rows.length > 0 && (
          <ol className={styles['rows']}>
            {rows.map((row) => (
              <WorkRow
                key={row.conversationId}
                row={row}
                name={names.data?.get(row.conversationId)?.customer.name ?? null}
                queue={queues.find(({ value }) => value === row.queue)?.label ?? row.queue}
                queueName={(id) => queues.find(({ value }) => value === id)?.label ?? id}
                holder={agents.data?.find(({ id }) => id === row.agent)?.name ?? null}
                chosen={chosen.has(row.conversationId)}
                selectable={may}
                onToggle={() => setSelection(toggled(chosen, row.conversationId))}
                onDrag={setDragged}
              />
            ))}
          </ol>
        )}
        {work.data !== undefined && (work.data.next !== null || pages.length > 1) && (
          <nav className={styles['bar']} aria-label={t('board/queue:pages')}>
            <Button disabled={pages.length === 1} onClick={() => turn(pages.slice(0, -1))}>{t('board/queue:before')}</Button>
            <span aria-live="polite">{rows.length === 0 ? t('board/queue:pageEmpty') : t('board/queue:page', { from: first, to: first + rows.length - 1 })}</span>
            <Button disabled={work.data.next === null || work.isPlaceholderData} onClick={() => turn([...pages, work.data.next])}>{t('board/queue:after')}</Button>
          </nav>
        )}
        {may && <p className={styles['hint']}>{t('board/queue:keys')}</p>}
      </section>
      {may && <Targets agents={people} queues={queues} board={board} dragging={dragged !== null} onDrop={drop} />}
    </div>
  );
}
