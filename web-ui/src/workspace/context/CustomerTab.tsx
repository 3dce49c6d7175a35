import { App } from 'antd';
import { Fragment, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../app/i18n/format';
import type { Conversation, Priority } from '../../app/model/conversation';
import { wordsFor } from '../../app/problem';
import { Loading } from '../../app/states/Loading';
import { useSetPriority, useSetTags } from '../calls/actionCalls';
import { useCustomerConversations } from '../calls/customerCalls';
import { MoveField } from '../identity/MoveField';
import { TopicFact } from '../topic/TopicFact';
import { entryPreview } from '../transcript/eventText';
import styles from './ContextPanel.module.css';

const PersonPart = lazy(() => import('../identity/PersonPart'));

const priorities: readonly Priority[] = ['LOW', 'NORMAL', 'HIGH', 'URGENT'];

function Earlier({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation(['workspace', 'app']);
  const formats = useFormats();
  const query = useCustomerConversations(conversation.customer.id);
  if (query.isPending) {
    return <Loading rows={2} />;
  }
  const earlier = (query.data ?? []).filter(({ id }) => id !== conversation.id);
  if (query.isError || earlier.length === 0) {
    return <p className={styles['quiet']}>{t(query.isError ? 'workspace:customer.earlierFailed' : 'workspace:customer.noEarlier')}</p>;
  }
  return (
    <ul className={styles['list']}>
      {earlier.map((one) => (
        <li key={one.id}>
          <div className={styles['line']}>
            <Link to={`/workspace/${one.id}`}>#{one.number}</Link>
            <span className={styles['quiet']}>
              {t(`workspace:state.${one.state}`)} · {formats.dateTime(one.createdAt)}
            </span>
          </div>
          {one.lastEntry !== null && (
            <span className={styles['quiet']} dir="auto">
              {entryPreview(one.lastEntry, t).slice(0, 120)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Words with commas between; kept when the field is left or Enter is pressed. */
function TagsField({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation(['workspace', 'app']);
  const { message } = App.useApp();
  const setTags = useSetTags(conversation);
  const keep = (text: string) => {
    const tags = [...new Set(text.split(/[,，、]/).map((tag) => tag.trim()).filter((tag) => tag !== ''))];
    if (tags.toSorted().join() !== conversation.tags.join()) {
      setTags.mutate(tags, { onError: (error) => void message.error(wordsFor(error, t).title) });
    }
  };
  return (
    <input
      id="tags"
      dir="auto"
      defaultValue={conversation.tags.join(', ')}
      placeholder={t('workspace:customer.addTags')}
      disabled={setTags.isPending}
      onBlur={(event) => keep(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
          keep(event.currentTarget.value);
        }
      }}
    />
  );
}

export function CustomerTab({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation(['workspace', 'app']);
  const { message } = App.useApp();
  const formats = useFormats();
  const setPriority = useSetPriority(conversation);
  const { customer } = conversation;
  const none = <span className={styles['quiet']}>{t('workspace:customer.unknown')}</span>;
  return (
    <>
      <h3 className={styles['name']} dir="auto">
        {customer.name ?? t('workspace:visitor', { number: conversation.number })}
      </h3>
      <dl className={styles['facts']}>
        <dt>{t('workspace:customer.tier')}</dt>
        <dd>{t(`workspace:tier.${customer.tier}`)}</dd>
        <dt>{t('workspace:customer.email')}</dt>
        <dd>{customer.email ? <a href={`mailto:${customer.email}`}>{customer.email}</a> : none}</dd>
        <dt>{t('workspace:customer.language')}</dt>
        <dd>{t([`workspace:language.${conversation.language}`, 'workspace:language.other'], { code: conversation.language })}</dd>
        <dt>{t('workspace:customer.channel')}</dt>
        <dd>
          <MoveField conversation={conversation} />
        </dd>
        <dt>{t('workspace:customer.started')}</dt>
        <dd>{formats.dateTime(conversation.createdAt)}</dd>
        {conversation.entrance?.subject && (
          <>
            <dt>{t('workspace:customer.subject')}</dt>
            <dd dir="auto">{conversation.entrance.subject}</dd>
          </>
        )}
        <dt>{t('workspace:customer.topic')}</dt>
        <dd>
          <TopicFact conversation={conversation} />
        </dd>
        {conversation.entrance?.page && (
          <>
            <dt>{t('workspace:customer.page')}</dt>
            <dd className={styles['quiet']} dir="auto">
              {conversation.entrance.page}
            </dd>
          </>
        )}
        {(conversation.entrance?.fields ?? []).map(({ name, value }) => (
          <Fragment key={name}>
            <dt dir="auto">{name}</dt>
            <dd dir="auto">{value}</dd>
          </Fragment>
        ))}
        <dt>
          <label htmlFor="priority">{t('workspace:customer.priority')}</label>
        </dt>
        <dd>
          <select
            id="priority"
            value={conversation.priority}
            disabled={conversation.state === 'resolved' || setPriority.isPending}
            onChange={(event) => setPriority.mutate(event.target.value as Priority, { onError: (error) => void message.error(wordsFor(error, t).title) })}
          >
            {priorities.map((priority) => (
              <option key={priority} value={priority}>
                {t(`workspace:priority.${priority}`)}
              </option>
            ))}
          </select>
        </dd>
        <dt>
          <label htmlFor="tags">{t('workspace:customer.tags')}</label>
        </dt>
        <dd>
          <TagsField key={conversation.tags.join()} conversation={conversation} />
        </dd>
        {conversation.rating !== null && (
          <>
            <dt>{t('workspace:customer.rating')}</dt>
            <dd>
              {t('workspace:customer.score', { score: conversation.rating.score })}
              {conversation.rating.comment && <q dir="auto"> {conversation.rating.comment}</q>}
            </dd>
          </>
        )}
      </dl>
      <Suspense fallback={<Loading rows={2} />}>
        <PersonPart customer={customer.id} />
      </Suspense>
      <h4 className={styles['heading']}>{t('workspace:customer.earlier')}</h4>
      <Earlier conversation={conversation} />
    </>
  );
}
