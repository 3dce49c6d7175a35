import { Button, Segmented } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../app/states/Empty';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import { useConversations } from '../calls/conversationCalls';
import { byDue } from '../model/clocks';
import type { View } from '../model/views';
import styles from './ConversationList.module.css';
import { ConversationRow } from './ConversationRow';
import { useSteadyList } from './useSteadyList';

export type Kind = Exclude<View['kind'], 'customer'>;

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

function Rows({ view, openId, addressOf, onOpen, onOrder }: Omit<ListProps, 'kinds' | 'onKind'>) {
  const { t } = useTranslation('workspace');
  const query = useConversations(view);
  const sorted = (query.data ?? []).toSorted(byDue);
  const { list, refresh, holding } = useSteadyList(sorted, JSON.stringify(view));
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
      </div>
      <Rows {...rest} />
    </section>
  );
}
