import { Button, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../app/states/Empty';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import { useConversations } from '../calls/conversationCalls';
import { byDue, byLatest, byWaiting, dueFirstOf } from '../model/clocks';
import type { View } from '../model/views';
import styles from './ConversationList.module.css';
import { ConversationRow } from './ConversationRow';
import { CallbackLink } from '../phone/CallbackLink';
import { PullBar } from './PullBar';
import { useSteadyList } from './useSteadyList';

export type Kind = Exclude<View['kind'], 'customer'>;

const orders = { due: byDue, waiting: byWaiting, latest: byLatest } as const;
type Order = keyof typeof orders;

const remembered = 'pronto.list.order';

function storedOrder(): Order {
  const stored = localStorage.getItem(remembered);
  return stored !== null && Object.hasOwn(orders, stored) ? (stored as Order) : 'due';
}

interface ListProps {
  readonly view: View;
  readonly kinds: readonly Kind[];
  readonly openId: string | null;
  readonly addressOf: (id: string | null) => string;
  readonly onKind: (kind: Kind) => void;
  readonly onOpen: () => void;
  /** Ids in the order shown, for J and K. */
  readonly onOrder: (ids: readonly string[]) => void;
}

type RowsProps = Omit<ListProps, 'kinds' | 'onKind'> & { readonly orderedBy: Order };

function Rows({ view, openId, addressOf, onOpen, onOrder, orderedBy }: RowsProps) {
  const { t } = useTranslation('workspace');
  const query = useConversations(view);
  const sorted = (query.data ?? []).toSorted(orders[orderedBy]);
  const dueFirst = dueFirstOf(sorted);
  const { list, refresh, holding } = useSteadyList(sorted, `${orderedBy} ${JSON.stringify(view)}`);
  const order = list.rows.filter(({ gone }) => !gone).map(({ conversation }) => conversation.id).join(' ');
  useEffect(() => onOrder(order === '' ? [] : order.split(' ')), [order, onOrder]);

  if (query.data === undefined) {
    return query.isError ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : <Loading rows={8} />;
  }
  return (
    <div className={styles['scroll']} {...holding}>
      <div role="status">
        {list.fresh.length > 0 && (
          <Button type="primary" size="small" block className={styles['fresh'] ?? ''} onClick={refresh}>
            {t('list.fresh', { count: list.fresh.length })}
          </Button>
        )}
      </div>
      {list.rows.length === 0 ? (
        <Empty title={t(`list.empty.${view.kind}.title`)} hint={t(`list.empty.${view.kind}.hint`)} />
      ) : (
        <ul className={styles['rows']} aria-label={t(`view.${view.kind}`)}>
          {list.rows.map(({ conversation, gone }) => (
            <ConversationRow
              key={conversation.id}
              conversation={conversation}
              gone={gone}
              dueFirst={conversation.id === dueFirst}
              open={conversation.id === openId}
              to={addressOf(conversation.id)}
              onOpen={onOpen}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

export function ConversationList({ kinds, onKind, ...rest }: ListProps) {
  const { t } = useTranslation('workspace');
  const { view } = rest;
  const [orderedBy, setOrderedBy] = useState<Order>(storedOrder);
  const choose = (order: Order) => {
    localStorage.setItem(remembered, order);
    setOrderedBy(order);
  };
  return (
    <section className={styles['list']} aria-label={t('list.label')}>
      <div className={styles['views']}>
        {view.kind === 'customer' ? (
          <Button size="small" onClick={() => onKind('mine')}>
            {t('view.leaveCustomer')}
          </Button>
        ) : (
          <Segmented<Kind>
            block
            size="small"
            aria-label={t('list.views')}
            value={view.kind}
            onChange={onKind}
            options={kinds.map((kind) => ({ value: kind, label: t(`view.${kind}`) }))}
          />
        )}
        <label className={styles['order']}>
          <span>{t('list.sort')}</span>
          <select value={orderedBy} onChange={(event) => choose(event.target.value as Order)}>
            {(Object.keys(orders) as Order[]).map((order) => (
              <option key={order} value={order}>
                {t(`list.order.${order}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <PullBar />
      <Rows {...rest} orderedBy={orderedBy} />
      <CallbackLink />
    </section>
  );
}
