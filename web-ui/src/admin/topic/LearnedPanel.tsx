import { Alert, App, Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import { wordsFor } from '../../app/problem';
import { hasRole, useSession } from '../../app/session/session';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import page from '../AdminPage.module.css';
import styles from './Topic.module.css';
import { useLearned, useSettle, useTrain, type Learned, type Measures, type ModelHead } from './topicCalls';

interface LearnedPanelProps {
  readonly confusions: Measures['confusions'];
  readonly name: (topic: string) => string;
}

/** Which versions were learned, how good they are, what is confused with what; learn now. */
export function LearnedPanel({ confusions, name }: LearnedPanelProps) {
  const { t } = useTranslation('admin/topic');
  const learned = useLearned();
  return (
    <section aria-label={t('learned.title')}>
      <h3 className={styles['heading']}>{t('learned.title')}</h3>
      {learned.isPending && <Loading rows={3} />}
      {learned.data === undefined && learned.isError && <Failure error={learned.error} onRetry={() => void learned.refetch()} />}
      {learned.data !== undefined && <State learned={learned.data} />}
      <h3 className={styles['heading']}>{t('learned.confusions')}</h3>
      {confusions.length === 0 ? (
        <p className={styles['soft']}>{t('learned.noConfusions')}</p>
      ) : (
        <div className={page['panel']} role="region" aria-label={t('learned.confusions')} tabIndex={0}>
          <table className={page['table']}>
            <thead>
              <tr>
                <th scope="col">{t('learned.was')}</th>
                <th scope="col">{t('learned.takenFor')}</th>
                <th scope="col">{t('learned.times')}</th>
              </tr>
            </thead>
            <tbody>
              {confusions.map(({ topic, takenFor, times }) => (
                <tr key={`${topic} ${takenFor}`}>
                  <th scope="row">{name(topic)}</th>
                  <td>{name(takenFor)}</td>
                  <td>{times}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function State({ learned }: { readonly learned: Learned }) {
  const { t } = useTranslation(['admin/topic', 'app']);
  const formats = useFormats();
  const { message } = App.useApp();
  const session = useSession();
  const train = useTrain();
  const settle = useSettle(learned.revision);
  const [sureAt, setSureAt] = useState<number | null>(null);
  const percent = Math.round((sureAt ?? learned.sureAt) * 100);
  const failed = (error: unknown) => void message.error(wordsFor(error, t).title);
  return (
    <>
      {learned.lastError !== null && <Alert className={page['refusal']} type="error" showIcon title={t('learned.failed')} description={learned.lastError} />}
      <div className={styles['settings']}>
        {hasRole(session, ['admin', 'supervisor']) && (
          <Button loading={learned.running || train.isPending} onClick={() => train.mutate(undefined, { onSuccess: () => void message.success(t('learned.asked')), onError: failed })}>
            {t('learned.now')}
          </Button>
        )}
        <div>
          <label htmlFor="sure-at">{t('learned.sureAt')}</label>
          <InputNumber id="sure-at" min={30} max={99} suffix="%" value={percent} disabled={!hasRole(session, ['admin'])} onChange={(value) => setSureAt(value === null ? null : Number(value) / 100)} />
        </div>
        {sureAt !== null && sureAt !== learned.sureAt && (
          <Button type="primary" loading={settle.isPending} onClick={() => settle.mutate(sureAt, { onSuccess: () => setSureAt(null), onError: failed })}>
            {t('learned.keep')}
          </Button>
        )}
        <span className={styles['soft']}>
          {t('learned.next', { at: formats.dateTime(learned.nextTrainingAt), count: learned.newLessons })}
        </span>
      </div>
      {(['EN', 'ZH'] as const).map((language) => {
        const newest = learned.models.find((model) => model.language === language);
        return newest === undefined ? null : <Figures key={language} model={newest} />;
      })}
    </>
  );
}

function Figures({ model }: { readonly model: ModelHead }) {
  const { t } = useTranslation('admin/topic');
  const formats = useFormats();
  const { measures } = model;
  const judged = measures.lessons > 0;
  const share = (value: number) => (judged ? formats.percent(value) : '–');
  return (
    <>
      <h4>{t('learned.model', { language: t(`language.${model.language === 'EN' ? 'en' : 'zh'}`), version: model.version, at: formats.dateTime(model.trainedAt) })}</h4>
      <dl className={styles['figures']}>
        <div>
          <dt>{t('learned.lessons')}</dt>
          <dd>{model.lessons}</dd>
        </div>
        <div>
          <dt>{t('learned.accuracy')}</dt>
          <dd>{share(measures.accuracy)}</dd>
        </div>
        <div>
          <dt>{t('learned.coverage')}</dt>
          <dd>{share(measures.coverage)}</dd>
        </div>
        <div>
          <dt>{t('learned.precision')}</dt>
          <dd>{share(measures.precision)}</dd>
        </div>
        <div>
          <dt>{t('learned.calibration')}</dt>
          <dd>{share(measures.calibrationError)}</dd>
        </div>
      </dl>
      {!judged && <p className={styles['soft']}>{t('learned.onlyExamples')}</p>}
    </>
  );
}
