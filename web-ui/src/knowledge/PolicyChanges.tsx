import { Alert, App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../app/i18n/format';
import { wordsFor } from '../app/problem';
import { hasRole, useSession } from '../app/session/session';
import { Empty } from '../app/states/Empty';
import { Failure } from '../app/states/Failure';
import { Loading } from '../app/states/Loading';
import styles from './KnowledgePage.module.css';
import { useChoice, useFreshnessClock, usePolicyChanges, useRecordChange, type PolicyChange } from './policyCalls';

const MOST_ARTICLES = 500;

interface Fields {
  readonly title: string;
  readonly note?: string;
  readonly articles: readonly string[];
}

/** Rules of the house that changed, and which articles still say the old one. */
export function PolicyChanges() {
  const { t } = useTranslation('knowledge');
  const { message } = App.useApp();
  const writer = hasRole(useSession(), ['supervisor', 'admin']);
  const changes = usePolicyChanges();
  const record = useRecordChange();
  const [form] = Form.useForm<Fields>();
  const [words, setWords] = useState('');
  const choice = useChoice(words);
  const save = ({ title, note, articles }: Fields) =>
    record.mutate(
      { title: title.trim(), note: note?.trim() ?? '', articles },
      {
        onSuccess: () => {
          form.resetFields();
          void message.success(t('policy.recorded'));
        },
      },
    );
  const refusal = record.isError ? wordsFor(record.error, t) : null;
  return (
    <div className={styles['page']}>
      <p>
        <Link to="/knowledge">← {t('title')}</Link>
      </p>
      <header className={styles['head']}>
        <div>
          <h1>{t('policy.title')}</h1>
          <p className={styles['about']}>{t('policy.about')}</p>
        </div>
      </header>
      {writer && (
        <section className={styles['panel']} aria-labelledby="record">
          <h2 id="record">{t('policy.record')}</h2>
          {refusal !== null && <Alert className={styles['alert']} type="error" showIcon role="alert" title={refusal.title} description={refusal.remedy} />}
          <Form<Fields> form={form} name="policy" layout="vertical" requiredMark="optional" onFinish={save}>
            <Form.Item name="title" label={t('policy.what')} rules={[{ required: true, whitespace: true, message: t('rule.title') }]}>
              <Input maxLength={200} autoComplete="off" />
            </Form.Item>
            <Form.Item name="articles" label={t('policy.articles')} rules={[{ required: true, type: 'array', min: 1, max: MOST_ARTICLES, message: t('policy.articlesRule') }]}>
              <Select
                mode="multiple"
                showSearch={{ filterOption: false, onSearch: setWords }}
                options={(choice.data ?? []).map(({ id, title, language }) => ({ value: id, label: `${title} (${t(`language.${language}`)})` }))}
              />
            </Form.Item>
            <Form.Item name="note" label={t('policy.note')}>
              <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={record.isPending}>
              {t('policy.do')}
            </Button>
          </Form>
        </section>
      )}
      {changes.isPending && <Loading rows={5} />}
      {changes.isError && changes.data === undefined && <Failure error={changes.error} onRetry={() => void changes.refetch()} />}
      {changes.data?.length === 0 && <Empty title={t('policy.none')} hint={t('policy.noneHint')} />}
      {changes.data?.map((change) => (
        <Change key={change.id} change={change} />
      ))}
    </div>
  );
}

function Change({ change }: { readonly change: PolicyChange }) {
  const { t } = useTranslation('knowledge');
  const formats = useFormats();
  const waiting = change.articles.filter(({ publishedAt }) => publishedAt === null).length;
  return (
    <section className={styles['panel']} aria-labelledby={`change-${change.id}`}>
      <h2 id={`change-${change.id}`}>{change.title}</h2>
      <p className={change.publishedAt === null ? styles['late'] : styles['published']}>
        {change.publishedAt === null ? t('policy.waiting', { count: waiting }) : t('policy.published', { at: formats.dateTime(change.publishedAt) })}
      </p>
      {change.publishedAt === null && <Due change={change.id} />}
      <p className={styles['quiet']}>{t('versions.by', { at: formats.dateTime(change.recordedAt), name: change.recordedBy })}</p>
      {change.note !== '' && <p>{change.note}</p>}
      <ul className={styles['rows']}>
        {change.articles.map(({ id, title, language, publishedAt }) => (
          <li key={id}>
            <Link to={`/knowledge/${id}`} lang={language}>
              {title}
            </Link>
            <small>{publishedAt === null ? t('policy.old') : t('policy.published', { at: formats.dateTime(publishedAt) })}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** By when its articles are promised to say it. */
function Due({ change }: { readonly change: string }) {
  const { t } = useTranslation('knowledge');
  const formats = useFormats();
  const clock = useFreshnessClock(change, hasRole(useSession(), ['supervisor', 'manager', 'admin']));
  if (clock.isError) {
    return <p className={styles['quiet']}>{t('policy.dueUnknown')}</p>;
  }
  if (clock.data === undefined) {
    return null;
  }
  if (clock.data === null || clock.data.dueAt === null) {
    return <p className={styles['quiet']}>{t('policy.noPromise')}</p>;
  }
  return (
    <p className={clock.data.breached ? styles['late'] : undefined}>
      {t(clock.data.breached ? 'policy.overdue' : 'policy.due', { at: formats.dateTime(clock.data.dueAt) })}
    </p>
  );
}
