import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Routes, useNavigate, useParams, useSearchParams } from 'react-router';
import { useShortcuts } from '../app/keys/useShortcuts';
import { hasRole, useSession } from '../app/session/session';
import { Empty } from '../app/states/Empty';
import { Failure } from '../app/states/Failure';
import { Loading } from '../app/states/Loading';
import { useConversation, useLiveConversations } from './calls/conversationCalls';
import { OutboxProvider } from './composer/OutboxProvider';
import { ConversationPane } from './ConversationPane';
import { ConversationList, type Kind } from './list/ConversationList';
import type { View } from './model/views';
import { useUnreadTitle } from './useUnreadTitle';
import { useMedia } from './useMedia';
import styles from './WorkspacePage.module.css';

const CallbacksPage = lazy(() => import('./phone/CallbacksPage'));

function viewOf(kind: Kind, customer: string | null): View {
  return customer === null ? { kind } : { kind: 'customer', customer };
}

/** Reading goes on in the transcript; leaving the list lets it sort itself again. */
function focusTranscript() {
  requestAnimationFrame(() => document.getElementById('transcript')?.focus({ preventScroll: true }));
}

function OpenConversation({ id, back, wide }: { readonly id: string; readonly back: string | null; readonly wide: boolean }) {
  const query = useConversation(id);
  if (query.data === undefined) {
    return (
      <section className={styles['conversation']}>
        {query.isError ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : <Loading rows={8} />}
      </section>
    );
  }
  return <ConversationPane key={id} conversation={query.data} back={back} wide={wide} />;
}

function Workspace() {
  const { t } = useTranslation('workspace');
  const session = useSession();
  const navigate = useNavigate();
  const { id = null } = useParams();
  const [search] = useSearchParams();
  const customer = search.get('customer');
  const wide = useMedia('(min-width: 1200px)');
  const narrow = useMedia('(max-width: 760px)');
  const [kind, setKind] = useState<Kind>('mine');
  const order = useRef<readonly string[]>([]);
  const setOrder = useCallback((ids: readonly string[]) => {
    order.current = ids;
  }, []);
  useLiveConversations(session.id);
  useUnreadTitle();

  const supervisor = hasRole(session, ['supervisor']);
  // Agents see what they take part in: what waits comes to them as an offer.
  const kinds: readonly Kind[] = supervisor ? ['mine', 'waiting', 'resolved', 'all'] : ['mine', 'resolved'];
  const tail = customer === null ? '' : `?customer=${encodeURIComponent(customer)}`;
  const addressOf = (target: string | null) => `/workspace${target === null ? '' : `/${target}`}${tail}`;

  const move = (step: 1 | -1) => {
    const at = id === null ? -1 : order.current.indexOf(id);
    const next = order.current[at < 0 ? 0 : at + step];
    if (next !== undefined) {
      void navigate(addressOf(next));
    }
  };
  useShortcuts([
    { keys: 'j', label: t('keys.next'), group: t('keys.group'), run: () => move(1) },
    { keys: 'k', label: t('keys.previous'), group: t('keys.group'), run: () => move(-1) },
  ]);

  return (
    <div className={styles['workspace']}>
      <h1 className="unseen">{t('title')}</h1>
      {(!narrow || id === null) && (
        <ConversationList
          view={viewOf(kind, customer)}
          kinds={kinds}
          openId={id}
          addressOf={addressOf}
          onKind={(next) => {
            setKind(next);
            if (customer !== null) {
              void navigate('/workspace');
            }
          }}
          onOpen={focusTranscript}
          onOrder={setOrder}
        />
      )}
      {id !== null ? (
        <OpenConversation id={id} back={narrow ? addressOf(null) : null} wide={wide} />
      ) : (
        !narrow && (
          <section className={styles['nothing']}>
            <Empty title={t('nothingOpen.title')} hint={t('nothingOpen.hint')} />
          </section>
        )
      )}
    </div>
  );
}

export default function WorkspacePage() {
  return (
    <OutboxProvider>
      <Routes>
        <Route
          path="callbacks"
          element={
            <Suspense fallback={<Loading rows={8} />}>
              <CallbacksPage />
            </Suspense>
          }
        />
        <Route path=":id?" element={<Workspace />} />
      </Routes>
    </OutboxProvider>
  );
}
