import { PhoneOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import { keysText } from '../../app/keys/Keys';
import { useShortcuts } from '../../app/keys/useShortcuts';
import type { Conversation } from '../../app/model/conversation';
import type { ActionSet } from './useActions';
import styles from './CallbackBar.module.css';

interface CallbackBarProps {
  readonly conversation: Conversation;
  readonly actions: ActionSet;
}

/** How the customer wants to be answered other than here, and what came of calling her. */
export function CallbackBar({ conversation, actions }: CallbackBarProps) {
  const { t } = useTranslation('workspace');
  const formats = useFormats();
  const { called } = actions;
  const group = t('keys.group');
  useShortcuts(
    called === null
      ? []
      : [
          { keys: 'c', label: t('callback.reached'), group, run: () => called(true) },
          { keys: 'm', label: t('callback.missed'), group, run: () => called(false) },
        ],
  );
  const { callback } = conversation;
  const wanted = callback?.state === 'due' || callback?.state === 'planned';
  if (!wanted) {
    return conversation.emailWanted ? (
      <section className={styles['bar']} aria-label={t('callback.label')}>
        <p>{t('callback.byEmail', { email: conversation.customer.email ?? '' })}</p>
      </section>
    ) : null;
  }
  const outcome = (reached: boolean, keys: string) => (
    <Tooltip title={keysText(keys)}>
      <Button type={reached ? 'primary' : 'default'} loading={actions.busy === 'called'} onClick={() => called?.(reached)} aria-keyshortcuts={keys.toUpperCase()}>
        {t(reached ? 'callback.reached' : 'callback.missed')}
      </Button>
    </Tooltip>
  );
  return (
    <section className={styles['bar']} aria-label={t('callback.label')}>
      <p>
        <PhoneOutlined aria-hidden="true" /> {t('callback.to')}{' '}
        <a href={`tel:${callback.number}`} dir="ltr">
          {callback.number}
        </a>
        {callback.from !== null && <span>{t('callback.from', { time: formats.dateTime(callback.from) })}</span>}
        {callback.attempts > 0 && <span>{t('callback.attempts', { count: callback.attempts })}</span>}
      </p>
      {called !== null && (
        <div className={styles['outcomes']}>
          {outcome(true, 'c')}
          {outcome(false, 'm')}
        </div>
      )}
    </section>
  );
}
