import { Button, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useFormats } from '../../app/i18n/format';
import { languages } from '../../app/i18n/i18n';
import { hasRole, useSession } from '../../app/session/session';
import { NotFound } from '../../app/shell/NotFound';
import { Empty } from '../../app/states/Empty';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import page from '../KnowledgePage.module.css';
import styles from './Gap.module.css';
import { gapStates, useGaps, type Gap, type GapState } from './gapCalls';
import { Weeks } from './Weeks';

/** What is missing: what customers asked in vain, the most asked first. */
export default function GapsPage() {
  const { t } = useTranslation('knowledge/gap');
  const [address, setAddress] = useSearchParams();
  const state = gapStates.find((known) => known === address.get('state')) ?? 'open';
  const language = languages.find((known) => known === address.get('language')) ?? null;
  const gaps = useGaps(state, language);
  const set = (name: string, value: string | null) => {
    const next = new URLSearchParams(address);
    if (value === null) {
      next.delete(name);
    } else {
      next.set(name, value);
    }
    setAddress(next, { replace: true });
  };
  if (!hasRole(useSession(), ['supervisor', 'manager', 'admin'])) {
    return <NotFound />;
  }
  const rows = gaps.data?.pages.flatMap(({ items }) => items);
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <h1>{t('title')}</h1>
        <Link to="/knowledge/overlaps">{t('overlaps')}</Link>
        <Link to="/knowledge">{t('articles')}</Link>
      </header>
      <p className={styles['quiet']}>{t('about')}</p>
      <div className={styles['filters']}>
        <Segmented<GapState> aria-label={t('state')} value={state} options={gapStates.map((value) => ({ value, label: t(`states.${value}`) }))} onChange={(value) => set('state', value)} />
        <Select
          aria-label={t('language')}
          allowClear
          placeholder={t('allLanguages')}
          value={language}
          onChange={(value) => set('language', value ?? null)}
          options={languages.map((value) => ({ value: value as string, label: t(`languages.${value}`) }))}
        />
      </div>
      {gaps.isPending && <Loading rows={8} />}
      {gaps.isError && rows === undefined && <Failure error={gaps.error} onRetry={() => void gaps.refetch()} />}
      {rows?.length === 0 && <Empty title={t(`none.${state}`)} hint={t('noneHint')} />}
      {rows !== undefined && rows.length > 0 && <Table gaps={rows} />}
      {gaps.hasNextPage && (
        <p className={page['more']}>
          <Button loading={gaps.isFetchingNextPage} onClick={() => void gaps.fetchNextPage()}>
            {t('more')}
          </Button>
        </p>
      )}
    </div>
  );
}

function Table({ gaps }: { readonly gaps: readonly Gap[] }) {
  const { t } = useTranslation('knowledge/gap');
  const formats = useFormats();
  return (
    <div className={page['panel']} role="region" aria-label={t('title')} tabIndex={0}>
      <table className={page['table']}>
        <thead>
          <tr>
            <th scope="col">{t('question')}</th>
            <th scope="col">{t('lately')}</th>
            <th scope="col">{t('trend')}</th>
            <th scope="col">{t('weeks')}</th>
            <th scope="col">{t('lastAsked')}</th>
          </tr>
        </thead>
        <tbody>
          {gaps.map((gap) => (
            <tr key={gap.id}>
              <th scope="row">
                <Link to={`/knowledge/gaps/${gap.id}`} lang={gap.language}>
                  {gap.title === '' ? t('forgotten') : gap.title}
                </Link>
              </th>
              <td>{formats.number(gap.questions)}</td>
              <td className={styles['trend']}>{t(gap.questions > gap.before ? 'rising' : gap.questions < gap.before ? 'falling' : 'steady', { before: gap.before })}</td>
              <td>
                <Weeks missed={gap.weeks} answered={gap.answeredWeeks} label={t('weeksWords', { weeks: gap.weeks.join(', ') })} />
              </td>
              <td className={page['nowrap']}>{gap.lastAskedAt === null ? '–' : formats.date(gap.lastAskedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
