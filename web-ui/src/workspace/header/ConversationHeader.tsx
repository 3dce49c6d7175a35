import { ArrowLeftOutlined, InfoCircleOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { keysText } from '../../app/keys/Keys';
import type { Conversation } from '../../app/model/conversation';
import { useSession } from '../../app/session/session';
import { useQueueName } from '../calls/peopleCalls';
import { ClockLine } from '../list/ClockLine';
import { firstDue } from '../model/clocks';
import type { ActionSet } from './useActions';
import styles from './ConversationHeader.module.css';
import { Viewers } from './Viewers';

interface HeaderProps {
  readonly conversation: Conversation;
  readonly actions: ActionSet;
  readonly back: string | null;
  /** Opens the context in a drawer where there is no room for its column. */
  readonly onContext: (() => void) | null;
}

function ActionButton({ keys, primary = false, onClick, busy, children }: { readonly keys?: string; readonly primary?: boolean; readonly onClick: () => void; readonly busy?: boolean; readonly children: ReactNode }) {
  const button = (
    <Button type={primary ? 'primary' : 'default'} loading={busy ?? false} onClick={onClick} aria-keyshortcuts={keys?.toUpperCase()}>
      {children}
    </Button>
  );
  return keys === undefined ? button : <Tooltip title={keysText(keys)}>{button}</Tooltip>;
}

export function ConversationHeader({ conversation, actions, back, onContext }: HeaderProps) {
  const { t, i18n } = useTranslation('workspace');
  const queueName = useQueueName();
  const { id: me } = useSession();
  const clock = firstDue(conversation.clocks);
  const resolved = conversation.state === 'resolved';
  return (
    <header className={styles['header']}>
      {back !== null && (
        <Link to={back} className={styles['back']} aria-label={t('header.back')}>
          <ArrowLeftOutlined />
        </Link>
      )}
      <div className={styles['who']}>
        <h2 dir="auto">{conversation.customer.name ?? t('visitor', { number: conversation.number })}</h2>
        <p>
          <span>#{conversation.number}</span>
          <span>{t(`state.${conversation.state}`)}</span>
          {conversation.queue !== null && <span>{queueName(conversation.queue, i18n.language)}</span>}
          {!resolved && conversation.assignee?.id !== me && <span>{conversation.assignee === null ? t('header.nobody') : (conversation.assignee.name ?? t('author.agent'))}</span>}
        </p>
      </div>
      <Viewers key={conversation.id} conversation={conversation.id} />
      {clock !== null && !resolved && (
        <div className={styles['clock']}>
          <ClockLine clock={clock} />
        </div>
      )}
      <div className={styles['actions']}>
        {actions.take && (
          <ActionButton primary onClick={actions.take} busy={actions.busy === 'take'}>
            {t('action.take')}
          </ActionButton>
        )}
        {actions.transfer && (
          <ActionButton keys="t" onClick={actions.transfer}>
            {t('action.transfer')}
          </ActionButton>
        )}
        {actions.wait && (
          <ActionButton keys="s" onClick={actions.wait} busy={actions.busy === 'wait'}>
            {t('action.wait')}
          </ActionButton>
        )}
        {actions.resolve && (
          <ActionButton keys="e" primary onClick={actions.resolve} busy={actions.busy === 'resolve'}>
            {t('action.resolve')}
          </ActionButton>
        )}
        {actions.reopen && (
          <ActionButton onClick={actions.reopen} busy={actions.busy === 'reopen'}>
            {t('action.reopen')}
          </ActionButton>
        )}
        {onContext !== null && <Button type="text" icon={<InfoCircleOutlined aria-hidden="true" />} aria-label={t('context.open')} onClick={onContext} />}
      </div>
    </header>
  );
}
