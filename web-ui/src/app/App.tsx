import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense, type ReactNode } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { places, type Place } from './places';
import { Problem } from './problem';
import { SessionGate } from './session/SessionGate';
import { hasRole, useSession } from './session/session';
import { NotFound } from './shell/NotFound';
import { Shell } from './shell/Shell';
import { ErrorBoundary } from './states/ErrorBoundary';
import { PageSkeleton } from './states/Loading';
import { ThemeProvider } from './theme/ThemeProvider';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // What changes is told by the live stream; what it does not tell is fetched again when older than this.
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && error instanceof Problem && error.passing,
    },
  },
});

function Home() {
  const session = useSession();
  const first = places.find((place) => hasRole(session, place.roles));
  return first === undefined ? <NotFound /> : <Navigate to={first.path} replace />;
}

function Guarded({ place, children }: { readonly place: Place; readonly children: ReactNode }) {
  return hasRole(useSession(), place.roles) ? children : <NotFound />;
}

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeProvider>
        <ErrorBoundary>
          <BrowserRouter>
            <Suspense fallback={<PageSkeleton />}>
              <Routes>
                <Route
                  element={
                    <SessionGate>
                      <Shell />
                    </SessionGate>
                  }
                >
                  <Route index element={<Home />} />
                  {places.map((place) => (
                    <Route
                      key={place.key}
                      path={`${place.path}/*`}
                      element={
                        <Guarded place={place}>
                          <place.Page />
                        </Guarded>
                      }
                    />
                  ))}
                  <Route path="*" element={<NotFound />} />
                </Route>
              </Routes>
            </Suspense>
          </BrowserRouter>
        </ErrorBoundary>
      </ThemeProvider>
    </QueryClientProvider>
  );
}
