import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { KeysOverlay } from '../keys/KeysOverlay';
import { useShortcuts } from '../keys/useShortcuts';
import { LiveBanner } from '../live/LiveBanner';
import { LiveProvider } from '../live/LiveProvider';
import { places } from '../places';
import { SearchDialog } from '../search/SearchDialog';
import { hasRole, useSession } from '../session/session';
import { ErrorBoundary } from '../states/ErrorBoundary';
import { PageSkeleton } from '../states/Loading';
import styles from './Shell.module.css';
import { TopBar } from './TopBar';

// Whoever sees all conversations hears of all of them.
const watchers = ['supervisor', 'admin', 'manager'] as const;

/** What stands around each place: the top bar, the live connection, keys and search. */
export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const location = useLocation();
  const [searching, setSearching] = useState(false);
  const mine = places.filter((place) => hasRole(session, place.roles));

  useShortcuts([
    { keys: 'mod+k', label: t('search.open'), group: t('keys.everywhere'), whileTyping: true, run: () => setSearching(true) },
    ...mine.map((place) => ({
      keys: `g ${place.letter}`,
      label: t('keys.goTo', { place: t(`places.${place.key}`) }),
      group: t('keys.everywhere'),
      run: () => void navigate(place.path),
    })),
  ]);

  return (
    <LiveProvider address={hasRole(session, watchers) ? '/api/v1/stream?conversations=all' : '/api/v1/stream'}>
      <div className={styles['shell']}>
        <a className={styles['skip']} href="#main">
          {t('bar.skip')}
        </a>
        <TopBar places={mine} onSearch={() => setSearching(true)} />
        <LiveBanner />
        <main id="main" className={styles['main']} tabIndex={-1}>
          <ErrorBoundary resetKey={location.pathname}>
            <Suspense fallback={<PageSkeleton />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      {mine.map(
        ({ key, Everywhere }) =>
          Everywhere !== undefined && (
            <ErrorBoundary key={key} resetKey={location.pathname}>
              <Suspense fallback={null}>
                <Everywhere />
              </Suspense>
            </ErrorBoundary>
          ),
      )}
      <KeysOverlay />
      {searching && <SearchDialog onClose={() => setSearching(false)} />}
    </LiveProvider>
  );
}
