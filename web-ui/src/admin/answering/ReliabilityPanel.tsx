import { App, Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import { wordsFor } from '../../app/problem';
import { hasRole, useSession } from '../../app/session/session';
import page from '../AdminPage.module.css';
import styles from './Answering.module.css';
import { useWish, type Bin, type Learned, type Reliability, type Threshold } from './answeringCalls';

/** One language: what was learned, whether 80 % sure is right in 80 of 100, and the thresholds that follow. */
export function ReliabilityPanel({ learned }: { readonly learned: Learned }) {
  const { t } = useTranslation('admin/answering');
  const formats = useFormats();
  return (
    <section className={styles['language']} aria-label={t(`language.${learned.language}`)}>
      <h3>{t(`language.${learned.language}`)}</h3>
      <p className={styles['soft']}>
        {learned.learnedAt === null
          ? t('learned.nothing')
          : t('learned.what', { lessons: formats.number(learned.lessons), articles: formats.number(learned.articles), at: formats.dateTime(learned.learnedAt) })}{' '}
        {t('learned.phrasings', { count: learned.phrasings })} {learned.upToDate ? '' : t('learned.running')}
      </p>
      <div className={styles['charts']}>
        <Chart language={learned.language} title={t('reliability.feedback')} none={t('reliability.noFeedback')} reliability={learned.fromFeedback} />
        <Chart language={learned.language} title={t('reliability.lessons')} none={t('reliability.noLessons')} reliability={learned.fromLessons} />
      </div>
      <Thresholds thresholds={learned.thresholds} language={learned.language} />
    </section>
  );
}

function Chart({ language, title, none, reliability }: { readonly language: string; readonly title: string; readonly none: string; readonly reliability: Reliability }) {
  const { t } = useTranslation('admin/answering');
  const formats = useFormats();
  return (
    <div role="region" aria-label={`${title} · ${t(`language.${language}`)}`} tabIndex={0} className={page['panel']}>
      <table className={page['table']}>
        <caption>
          {title}
          {reliability.questions > 0 && ` · ${t('reliability.error', { error: formats.percent(reliability.error), questions: formats.number(reliability.questions) })}`}
        </caption>
        {reliability.questions === 0 ? (
          <tbody>
            <tr>
              <td>{none}</td>
            </tr>
          </tbody>
        ) : (
          <>
            <thead>
              <tr>
                <th scope="col">{t('reliability.said')}</th>
                <th scope="col">{t('reliability.was')}</th>
                <th scope="col">{t('reliability.questions')}</th>
              </tr>
            </thead>
            <tbody>
              {reliability.bins.map((bin) => (
                <Row key={bin.from} bin={bin} />
              ))}
            </tbody>
          </>
        )}
      </table>
    </div>
  );
}

function Row({ bin }: { readonly bin: Bin }) {
  const formats = useFormats();
  return (
    <tr>
      <th scope="row">{formats.percent(bin.said, 0)}</th>
      <td>
        {/* The bar shows what was right, the line what was said: they meet where confidence holds. */}
        <span className={styles['bar']} aria-hidden="true">
          <span style={{ inlineSize: `${bin.was * 100}%` }} />
          <i style={{ insetInlineStart: `${bin.said * 100}%` }} />
        </span>
        {formats.percent(bin.was, 0)}
      </td>
      <td>{formats.number(bin.questions)}</td>
    </tr>
  );
}

function Thresholds({ thresholds, language }: { readonly thresholds: readonly Threshold[]; readonly language: string }) {
  const { t } = useTranslation('admin/answering');
  const formats = useFormats();
  const share = (value: number | null) => (value === null ? '–' : formats.percent(value));
  return (
    <div className={page['panel']} role="region" aria-label={`${t('threshold.title')} · ${t(`language.${language}`)}`} tabIndex={0}>
      <table className={page['table']}>
        <caption>{t('threshold.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('threshold.audience')}</th>
            <th scope="col">{t('threshold.wanted')}</th>
            <th scope="col">{t('threshold.answerAt')}</th>
            <th scope="col">{t('threshold.precision')}</th>
            <th scope="col">{t('threshold.coverage')}</th>
            <th scope="col">{t('threshold.foreign')}</th>
            <th scope="col">{t('threshold.from')}</th>
          </tr>
        </thead>
        <tbody>
          {thresholds.map((threshold) => (
            <tr key={threshold.audience}>
              <th scope="row">{t(`audience.${threshold.audience}`)}</th>
              <td>
                <Wish key={threshold.revision} threshold={threshold} language={language} />
              </td>
              <td>{share(threshold.answerAt)}</td>
              <td>{share(threshold.precision)}</td>
              <td>{share(threshold.coverage)}</td>
              <td>{share(threshold.foreignAnswered)}</td>
              <td>{threshold.source === null ? t('threshold.shipped') : t(`threshold.source.${threshold.source}`, { judged: formats.number(threshold.judged ?? 0) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How many of the answers shall be right; one wish for both languages. */
function Wish({ threshold, language }: { readonly threshold: Threshold; readonly language: string }) {
  const { t } = useTranslation(['admin/answering', 'app']);
  const { message } = App.useApp();
  const formats = useFormats();
  const admin = hasRole(useSession(), ['admin']);
  const wish = useWish();
  const [precision, setPrecision] = useState<number | null>(threshold.wantedPrecision * 100);
  if (!admin) {
    return <>{formats.percent(threshold.wantedPrecision)}</>;
  }
  const changed = precision !== null && Math.abs(precision / 100 - threshold.wantedPrecision) > 1e-9;
  const save = () =>
    precision !== null &&
    wish.mutate(
      { audience: threshold.audience, precision: precision / 100, foreignShare: threshold.foreignShare, revision: threshold.revision },
      { onSuccess: () => void message.success(t('threshold.saved')), onError: (error) => void message.error(wordsFor(error, t).title) },
    );
  return (
    <span className={styles['wish']}>
      <InputNumber
        size="small"
        min={50}
        max={100}
        value={precision}
        suffix="%"
        aria-label={t('threshold.wantedFor', { audience: t(`audience.${threshold.audience}`), language: t(`language.${language}`) })}
        onChange={setPrecision}
        onPressEnter={() => changed && save()}
      />
      {changed && (
        <Button size="small" type="primary" loading={wish.isPending} onClick={save}>
          {t('threshold.save')}
        </Button>
      )}
    </span>
  );
}
