import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useFormats } from '../../app/i18n/format';
import { wordsFor } from '../../app/problem';
import { hasRole, useSession } from '../../app/session/session';
import { NotFound } from '../../app/shell/NotFound';
import { Failure } from '../../app/states/Failure';
import { PageSkeleton } from '../../app/states/Loading';
import page from '../KnowledgePage.module.css';
import styles from './Gap.module.css';
import { useBeginArticle, useDecideGap, useGap, type Effect, type Gap, type OneGap } from './gapCalls';
import { Weeks } from './Weeks';

/** One gap: how often, in which words, what colleagues answered, and what its article did. */
export default function GapPage({ id }: { readonly id: string }) {
  const allowed = hasRole(useSession(), ['supervisor', 'manager', 'admin']);
  const gap = useGap(id);
  if (!allowed) {
    return <NotFound />;
  }
  if (gap.isPending) {
    return <PageSkeleton />;
  }
  if (gap.data === undefined) {
    return <Failure error={gap.error} onRetry={() => void gap.refetch()} />;
  }
  return <Loaded data={gap.data} />;
}

function Loaded({ data: { gap, examples, effect } }: { readonly data: OneGap }) {
  const { t } = useTranslation('knowledge/gap');
  const formats = useFormats();
  return (
    <div className={page['page']}>
      <nav aria-label={t('trail')} className={page['trail']}>
        <Link to="/knowledge/gaps">← {t('title')}</Link>
      </nav>
      <h1 lang={gap.language}>{gap.title === '' ? t('forgotten') : gap.title}</h1>
      <p className={styles['quiet']}>
        {t('counts', { count: gap.questions, before: gap.before, total: gap.total })} · {t(`states.${gap.state}`)}
        {gap.reason !== null && <q> {gap.reason}</q>}
      </p>
      <Weeks missed={gap.weeks} answered={gap.answeredWeeks} label={t('weeksWords', { weeks: gap.weeks.join(', ') })} />
      <Actions gap={gap} />
      {effect !== null && <EffectWords effect={effect} />}
      <h2>{t('examples')}</h2>
      <ul className={styles['examples']}>
        {examples.map((example) => (
          <li key={`${example.askedAt}${example.text}`} lang={gap.language}>
            <q>{example.text}</q>
            <p className={styles['quiet']}>
              {t(example.source === 'CONVERSATION' ? `fate.${example.fate}` : `source.${example.source}`)} · {formats.dateTime(example.askedAt)}
            </p>
            {example.reply !== null && (
              <p className={styles['reply']}>
                {example.approved && <strong>{t('approved')} </strong>}
                {example.reply}
              </p>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Actions({ gap }: { readonly gap: Gap }) {
  const { t } = useTranslation(['knowledge/gap', 'app']);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const begin = useBeginArticle();
  const decide = useDecideGap();
  const failed = (error: Error) => void message.error(wordsFor(error, t).title);
  const writer = hasRole(useSession(), ['supervisor', 'admin']);
  return (
    <div className={styles['actions']}>
      {gap.article !== null && <Link to={`/knowledge/${gap.article}`}>{t('knowledge/gap:toArticle')}</Link>}
      {writer && gap.state === 'open' && (
        <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate(gap, { onSuccess: (id) => void navigate(`/knowledge/${id}`), onError: failed })}>
          {t('knowledge/gap:begin')}
        </Button>
      )}
      {writer && (gap.state === 'open' || gap.state === 'drafted') && (
        <Button loading={decide.isPending} onClick={() => decide.mutate({ gap, state: 'dismissed' }, { onError: failed })}>
          {t('knowledge/gap:dismiss')}
        </Button>
      )}
      {writer && gap.state !== 'open' && (
        <Button loading={decide.isPending} onClick={() => decide.mutate({ gap, state: 'open' }, { onError: failed })}>
          {t('knowledge/gap:reopen')}
        </Button>
      )}
    </div>
  );
}

function EffectWords({ effect }: { readonly effect: Effect }) {
  const { t } = useTranslation('knowledge/gap');
  const formats = useFormats();
  const share = (value: number | null) => (value === null ? '–' : formats.percent(value));
  return (
    <section className={styles['effect']} aria-labelledby="effect">
      <h2 id="effect">{t('effect.title')}</h2>
      <p>{t('effect.before', { missed: effect.missedBefore, all: effect.missedBefore + effect.answeredBefore, share: share(effect.missedShareBefore), days: effect.daysBefore })}</p>
      <p>{t('effect.after', { missed: effect.missedAfter, all: effect.missedAfter + effect.answeredAfter, share: share(effect.missedShareAfter), days: effect.daysAfter })}</p>
      <p className={styles['quiet']}>{t('effect.since', { date: formats.date(effect.since) })}</p>
    </section>
  );
}
