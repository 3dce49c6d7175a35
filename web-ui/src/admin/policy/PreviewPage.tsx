import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../app/i18n/format';
import { Problem, wordsFor } from '../../app/problem';
import { Empty } from '../../app/states/Empty';
import { Loading } from '../../app/states/Loading';
import { usePreview, type Enquiry, type Outranked, type PromisePreview } from '../calls/previewCalls';
import { Field, Group } from '../form/Field';
import formStyles from '../form/Form.module.css';
import { languageOptions } from '../form/languageNames';
import { faultAmong } from '../form/useEditing';
import { channels, priorities, tiers, useQueueOptions } from './MatchFields';
import styles from './Policy.module.css';
import { useReasonWords } from './reasonWords';

interface Draft {
  readonly channel: Enquiry['channel'];
  readonly queue: string | null;
  readonly priority: NonNullable<Enquiry['priority']>;
  readonly tier: NonNullable<Enquiry['tier']>;
  readonly language: string;
  readonly topic: string;
  readonly tags: readonly string[];
  readonly publicly: boolean;
  /** As the browser's date field writes it, in local time; empty for now. */
  readonly at: string;
}

function questionOf({ queue, topic, tags, at, ...rest }: Draft): { enquiry: Enquiry; at?: string } {
  return {
    enquiry: { ...rest, tags, ...(queue === null ? {} : { queue }), ...(topic.trim() === '' ? {} : { topic: topic.trim() }) },
    ...(at === '' ? {} : { at: new Date(at).toISOString() }),
  };
}

/** Describe a conversation and see which promises it gets, why those, and what they outrank. */
export function PreviewPage() {
  const { t, i18n } = useTranslation(['admin/policy', 'admin']);
  const preview = usePreview();
  const queues = useQueueOptions();
  const [draft, setDraft] = useState<Draft>({ channel: 'CHAT', queue: null, priority: 'NORMAL', tier: 'STANDARD', language: i18n.language, topic: '', tags: [], publicly: false, at: '' });
  const change = (patch: Partial<Draft>) => setDraft({ ...draft, ...patch });
  const refusal = preview.error;
  const fault = (field: string) =>
    refusal instanceof Problem && refusal.field !== null ? faultAmong(new Map([[refusal.field, refusal.detail]]), [`enquiry.${field}`, field]) : null;
  const choice = <V extends string>(field: 'channel' | 'priority' | 'tier', options: readonly V[], label: (value: V) => string) => (
    <Field label={t(`admin/policy:one.${field}`)} fault={fault(field)}>
      {(control) => <Select {...control} value={draft[field]} onChange={(value) => change({ [field]: value })} options={options.map((value) => ({ value, label: label(value) }))} />}
    </Field>
  );
  return (
    <>
      <header className={formStyles['head']}>
        <Link to="/admin/promises">
          <ArrowLeftOutlined aria-hidden="true" /> {t('admin:promises.title')}
        </Link>
        <h2>{t('admin/policy:which.title')}</h2>
      </header>
      <p className={styles['small']}>{t('admin/policy:which.about')}</p>
      <div className={styles['which']}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            preview.mutate(questionOf(draft));
          }}
        >
          <Group title={t('admin/policy:which.describe')}>
            <div className={formStyles['columns']}>
              {choice('channel', channels, (value) => t(`admin:channel.${value}`))}
              {choice('tier', tiers, (value) => t(`admin:promises.tier.${value}`))}
              {choice('priority', priorities, (value) => t(`admin:promises.priority.${value}`))}
              <Field label={t('admin/policy:one.queue')} fault={fault('queue')}>
                {(control) => <Select {...control} allowClear placeholder={t('admin/policy:which.none')} value={draft.queue} onChange={(queue?: string | null) => change({ queue: queue ?? null })} options={queues} />}
              </Field>
              <Field label={t('admin/policy:one.topic')} fault={fault('topic')}>
                {({ status, ...control }) => <Input {...control} status={status} value={draft.topic} onChange={(event) => change({ topic: event.target.value })} />}
              </Field>
              <Field label={t('admin/policy:one.tags')} fault={fault('tags')}>
                {(control) => <Select<string[]> {...control} mode="tags" open={false} suffixIcon={null} value={[...draft.tags]} onChange={(tags) => change({ tags })} />}
              </Field>
              <Field label={t('admin/policy:one.language')} fault={fault('language')}>
                {(control) => <Select {...control} value={draft.language} onChange={(language: string) => change({ language })} options={languageOptions(i18n.language)} />}
              </Field>
              <Field label={t('admin/policy:one.visibility')} fault={fault('publicly')}>
                {(control) => (
                  <Select
                    {...control}
                    value={draft.publicly ? 'PUBLIC' : 'PRIVATE'}
                    onChange={(value) => change({ publicly: value === 'PUBLIC' })}
                    options={(['PRIVATE', 'PUBLIC'] as const).map((value) => ({ value, label: t(`admin/policy:match.${value}`) }))}
                  />
                )}
              </Field>
              <Field label={t('admin/policy:one.at')} hint={t('admin/policy:which.atHint')} fault={fault('at')}>
                {({ status, ...control }) => <Input {...control} status={status} type="datetime-local" value={draft.at} onChange={(event) => change({ at: event.target.value })} />}
              </Field>
            </div>
            <Button type="primary" htmlType="submit" loading={preview.isPending}>
              {t('admin/policy:which.ask')}
            </Button>
          </Group>
        </form>
        <div aria-live="polite">
          {preview.isPending && <Loading rows={6} />}
          {preview.isError && <Alert type="error" showIcon role="alert" title={wordsFor(preview.error, t).title} description={wordsFor(preview.error, t).remedy} />}
          {preview.isIdle && <Empty title={t('admin/policy:which.idle')} hint={t('admin/policy:which.idleHint')} />}
          {preview.data !== undefined && !preview.isPending && (
            <>
              {preview.data.promises.length === 0 && <Empty title={t('admin/policy:which.nothing')} hint={t('admin/policy:which.nothingHint')} />}
              {preview.data.promises.map((promise) => (
                <PromiseCard key={promise.metric} promise={promise} />
              ))}
              {preview.data.without.length > 0 && (
                <p className={styles['small']}>{t('admin/policy:which.without', { metrics: preview.data.without.map((metric) => t(`app:metric.${metric}`)).join(t('admin:promises.and')) })}</p>
              )}
            </>
          )}
        </div>
      </div>
    </>
  );
}

function PromiseCard({ promise }: { readonly promise: PromisePreview }) {
  const { t, i18n } = useTranslation(['admin/policy', 'admin', 'app']);
  const formats = useFormats();
  const reasonWords = useReasonWords();
  const nameOf = ({ name, nameZh }: Pick<Outranked, 'name' | 'nameZh'>) => (i18n.language === 'zh' ? nameZh : name);
  const why = (reasons: readonly string[]) =>
    reasons.every((reason) => reason === 'any') ? t('admin/policy:which.everybody') : t('admin/policy:which.because', { reasons: reasons.map(reasonWords).join(t('admin:promises.and')) });
  return (
    <article className={styles['promise']}>
      <h3>
        {t(`app:metric.${promise.metric}`)}: {formats.length(promise.targetSeconds)}
        {typeof promise.goalSeconds === 'number' && ` (${t('admin/policy:which.goal', { goal: formats.length(promise.goalSeconds) })})`}
      </h3>
      <p className={styles['sentence']}>
        {!promise.dueAt ? t('admin/policy:which.never') : t('admin/policy:which.due', { at: formats.dateTime(promise.dueAt) })}, {t(`admin:promises.basis.${promise.basis}`)}
        {typeof promise.attainPercent === 'number' && `, ${t('admin:promises.attain', { percent: formats.percent(promise.attainPercent / 100, 0) })}`}
      </p>
      <p className={styles['small']}>
        <Link to={`/admin/promises/${promise.policy}`}>{nameOf(promise)}</Link> · {t('admin/policy:version', { version: promise.version })} · {why(promise.reasons)}
      </p>
      {promise.adjustment && typeof promise.standardTargetSeconds === 'number' && (
        <p className={styles['small']}>
          {t(promise.standardDueAt ? 'admin/policy:which.standardDue' : 'admin/policy:which.standard', {
            name: promise.adjustment.name,
            target: formats.length(promise.standardTargetSeconds),
            at: promise.standardDueAt ? formats.dateTime(promise.standardDueAt) : '',
          })}
        </p>
      )}
      {promise.outranked.length > 0 && (
        <>
          <p className={styles['small']}>{t('admin/policy:which.outranks')}</p>
          <ul className={styles['examples']}>
            {promise.outranked.map((other) => (
              <li key={other.policy}>
                <Link to={`/admin/promises/${other.policy}`}>{nameOf(other)}</Link> ({formats.length(other.targetSeconds)}) · {why(other.reasons)}
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}
