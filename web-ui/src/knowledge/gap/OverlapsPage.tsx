import { App, Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../app/i18n/format';
import { wordsFor } from '../../app/problem';
import { hasRole, useSession } from '../../app/session/session';
import { NotFound } from '../../app/shell/NotFound';
import { Empty } from '../../app/states/Empty';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import page from '../KnowledgePage.module.css';
import styles from './Gap.module.css';
import { useDismissOverlap, useOverlaps, type Overlap, type Side } from './gapCalls';

/** Articles that say the same twice, or two things that cannot both hold, side by side. */
export default function OverlapsPage() {
  const { t } = useTranslation('knowledge/gap');
  const [dismissed, setDismissed] = useState(false);
  const overlaps = useOverlaps(dismissed);
  if (!hasRole(useSession(), ['supervisor', 'manager', 'admin'])) {
    return <NotFound />;
  }
  const rows = overlaps.data?.pages.flatMap(({ items }) => items);
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <h1>{t('overlap.title')}</h1>
        <Link to="/knowledge/gaps">{t('title')}</Link>
        <Link to="/knowledge">{t('articles')}</Link>
      </header>
      <p className={styles['quiet']}>{t('overlap.about')}</p>
      <div className={styles['filters']}>
        <Segmented
          aria-label={t('state')}
          value={dismissed ? 'dismissed' : 'open'}
          options={[
            { value: 'open', label: t('overlap.open') },
            { value: 'dismissed', label: t('overlap.dismissed') },
          ]}
          onChange={(value) => setDismissed(value === 'dismissed')}
        />
      </div>
      {overlaps.isPending && <Loading rows={6} />}
      {overlaps.isError && rows === undefined && <Failure error={overlaps.error} onRetry={() => void overlaps.refetch()} />}
      {rows?.length === 0 && <Empty title={t('overlap.none')} hint={t('overlap.noneHint')} />}
      <ul className={styles['examples']}>{rows?.map((overlap) => <Pair key={overlap.id} overlap={overlap} />)}</ul>
      {overlaps.hasNextPage && (
        <p className={page['more']}>
          <Button loading={overlaps.isFetchingNextPage} onClick={() => void overlaps.fetchNextPage()}>
            {t('more')}
          </Button>
        </p>
      )}
    </div>
  );
}

function Pair({ overlap }: { readonly overlap: Overlap }) {
  const { t } = useTranslation(['knowledge/gap', 'app']);
  const formats = useFormats();
  const { message } = App.useApp();
  const dismiss = useDismissOverlap();
  const writer = hasRole(useSession(), ['supervisor', 'admin']);
  return (
    <li>
      <div className={styles['head']}>
        <span className={styles['mark']}>{t(`knowledge/gap:overlap.${overlap.kind}`, { share: formats.percent(overlap.likeness) })}</span>
        {writer && (
          <Button
            size="small"
            loading={dismiss.isPending}
            onClick={() => dismiss.mutate({ id: overlap.id, dismissed: !overlap.dismissed }, { onError: (error) => void message.error(wordsFor(error, t).title) })}
          >
            {t(overlap.dismissed ? 'knowledge/gap:overlap.restore' : 'knowledge/gap:overlap.dismiss')}
          </Button>
        )}
      </div>
      <div className={styles['sides']}>
        <SideView side={overlap.here} />
        <SideView side={overlap.there} />
      </div>
    </li>
  );
}

function SideView({ side }: { readonly side: Side }) {
  const { t } = useTranslation('knowledge/gap');
  return (
    <div lang={side.language ?? undefined}>
      <Link to={`/knowledge/${side.article}`}>{side.title ?? t('overlap.retired')}</Link>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <blockquote tabIndex={0}>{side.text}</blockquote>
    </div>
  );
}
