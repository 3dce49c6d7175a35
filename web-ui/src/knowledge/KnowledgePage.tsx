import { lazy, Suspense } from 'react';
import { Route, Routes, useParams, useSearchParams } from 'react-router';
import { NotFound } from '../app/shell/NotFound';
import { PageSkeleton } from '../app/states/Loading';
import { ArticleList } from './ArticleList';
import { EditArticle, NewArticle } from './EditorPage';
import { ImportPage } from './ImportPage';
import { PolicyChanges } from './PolicyChanges';
import { SearchPage } from './SearchPage';

const GapsPage = lazy(() => import('./gap/GapsPage'));
const GapPage = lazy(() => import('./gap/GapPage'));
const OverlapsPage = lazy(() => import('./gap/OverlapsPage'));

/** What is missing, what is stale, what am I editing? */
export default function KnowledgePage() {
  return (
    <Routes>
      <Route index element={<ArticleList />} />
      <Route path="new" element={<New />} />
      <Route path="import" element={<ImportPage />} />
      <Route path="policy-changes" element={<PolicyChanges />} />
      <Route path="search" element={<SearchPage />} />
      <Route path="gaps" element={<Suspense fallback={<PageSkeleton />}><GapsPage /></Suspense>} />
      <Route path="gaps/:id" element={<Suspense fallback={<PageSkeleton />}><OneGap /></Suspense>} />
      <Route path="overlaps" element={<Suspense fallback={<PageSkeleton />}><OverlapsPage /></Suspense>} />
      <Route path=":id" element={<Known />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}

function OneGap() {
  const id = useParams()['id'] ?? '';
  return <GapPage key={id} id={id} />;
}

function Known() {
  const id = useParams()['id'] ?? '';
  return <EditArticle key={id} id={id} />;
}

function New() {
  const [address] = useSearchParams();
  return <NewArticle key={address.toString()} from={address.get('from')} />;
}
