import { Alert, App, Button, Checkbox, Form, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { languages } from '../app/i18n/i18n';
import { Problem, wordsFor, type ProblemWords } from '../app/problem';
import { hasRole, useSession } from '../app/session/session';
import { useLeaveGuard } from '../app/shell/useLeaveGuard';
import { AboutArticle } from './AboutArticle';
import { fetchArticle, useStep, useTranslations, type Article, type Wish, type WishKind } from './articleCalls';
import { ArticleFields } from './ArticleFields';
import { ConflictNotice } from './ConflictNotice';
import { contentOf, draftOf, emptyDraft, identityOf, sameContent, type Draft } from './form';
import styles from './KnowledgePage.module.css';
import { Preview } from './Preview';
import { StateMark } from './StateMark';
import { PastSteps } from './PastSteps';
import { Versions } from './Versions';
import { WishDialog } from './WishDialog';

interface ArticleEditorProps {
  /** Null for one that is not stored yet. */
  readonly article: Article | null;
  readonly initial: Draft | null;
  readonly onCreated?: (id: string) => void;
}

const sides = ['preview', 'versions', 'history', 'about'] as const;
type Side = (typeof sides)[number];

/** The server's names of fields that are called otherwise here. */
const fieldNames: Readonly<Record<string, keyof Draft>> = { exampleQuestions: 'questions' };

export function ArticleEditor({ article, initial, onCreated }: ArticleEditorProps) {
  const { t } = useTranslation('knowledge');
  const { message } = App.useApp();
  const writer = hasRole(useSession(), ['supervisor', 'admin']);
  const step = useStep();
  const [form] = Form.useForm<Draft>();
  const [stored, setStored] = useState<Draft>(() => (article === null ? (initial ?? emptyDraft('en')) : draftOf(article)));
  // The version that this author's changes are made from.
  const [version, setVersion] = useState(article?.version ?? 0);
  const [draft, setDraft] = useState(stored);
  const [side, setSide] = useState<Side>('preview');
  const [refusal, setRefusal] = useState<ProblemWords | null>(null);
  const [theirs, setTheirs] = useState<Article | null>(null);
  const [asking, setAsking] = useState<Exclude<WishKind, 'publish'> | null>(null);
  const [stillBehind, setStillBehind] = useState(false);
  const behind = article !== null && <BehindNotice article={article} stillBehind={stillBehind} onStillBehind={setStillBehind} />;
  const dirty = !sameContent(draft, stored);

  const [running, setRunning] = useState(false);

  useLeaveGuard(dirty && !running);

  const fill = (next: Draft) => {
    form.setFieldsValue(next);
    setDraft(next);
  };
  const took = (saved: Article) => {
    setVersion(saved.version);
    setStored(draftOf(saved));
    setTheirs(null);
  };
  const refuse = async (error: unknown) => {
    if (error instanceof Problem && error.status === 412 && article !== null) {
      setTheirs(await fetchArticle(article.id));
      return;
    }
    const words = wordsFor(error, t);
    const named = error instanceof Problem ? (error.field?.split(/[.[]/)[0] ?? '') : '';
    const field = fieldNames[named] ?? (named in stored ? (named as keyof Draft) : null);
    if (field === null) {
      setRefusal(words);
    } else {
      form.setFields([{ name: field, errors: [error instanceof Problem && error.detail !== '' ? error.detail : words.title] }]);
      form.scrollToField(field, { focus: true });
    }
  };

  /** Saves what was changed, then takes the further step if there is one. */
  const run = async (further: Wish | null, from: number) => {
    setRefusal(null);
    setRunning(true);
    let created: Article | null = null;
    try {
      const values: Draft = { ...stored, ...(await form.validateFields()) };
      let saved = article;
      let base = from;
      if (article === null) {
        created = await step.mutateAsync({ kind: 'create', identity: identityOf(values), content: contentOf(values) });
        saved = created;
      } else if (further?.kind !== 'retire' && !sameContent(values, stored)) {
        saved = await step.mutateAsync({ kind: 'edit', id: article.id, version: from, content: contentOf(values), translationBehind: stillBehind });
      }
      if (saved === null) {
        return;
      }
      base = Math.max(base, saved.version);
      if (article !== null) {
        took(saved);
      }
      if (further !== null) {
        saved = await step.mutateAsync({ kind: 'wish', id: saved.id, version: base, wish: further });
        if (article !== null) {
          took(saved);
        }
      }
      void message.success(t(`done.${further?.kind ?? 'save'}`));
      if (article === null) {
        onCreated?.(saved.id);
      }
    } catch (error) {
      if (created !== null) {
        // It is stored, only not published: the author goes on with the stored one.
        void message.error(wordsFor(error, t).title);
        onCreated?.(created.id);
        return;
      }
      // Fields that are wrong have said so themselves.
      if (error instanceof Error) {
        await refuse(error).catch((failure: unknown) => setRefusal(wordsFor(failure, t)));
      }
    } finally {
      setRunning(false);
    }
  };

  const other = languages.find((language) => language !== stored.language);
  const publishable = article === null || dirty || article.publishedVersion !== article.version;
  return (
    <>
      <header className={styles['head']}>
        <div>
          <h1 lang={stored.language}>{article === null ? t('write') : stored.title}</h1>
          {article !== null && (
            <p className={styles['about']}>
              <StateMark article={article} /> · {t('editor.version', { version: article.version })}
              {article.state === 'published' && article.audience === 'public' && (
                <>
                  {' · '}
                  <a href={`/help/${article.language}/${article.slug}`} target="_blank" rel="noreferrer">
                    {t('editor.open')}
                  </a>
                </>
              )}
              {writer && other !== undefined && (
                <>
                  {' · '}
                  <Link to={`/knowledge/new?from=${article.id}`}>{t('editor.translate', { language: t(`language.${other}`) })}</Link>
                </>
              )}
            </p>
          )}
        </div>
        {writer && (
          <div className={styles['actions']}>
            {article !== null && article.state !== 'retired' && (
              <Button danger type="text" disabled={dirty} loading={step.isPending} onClick={() => setAsking('retire')}>
                {t('editor.retire')}
              </Button>
            )}
            {article !== null && (article.state === 'in-review' || article.state === 'scheduled') && (
              <Button disabled={dirty} loading={step.isPending} onClick={() => setAsking('send-back')}>
                {t(article.state === 'in-review' ? 'editor.sendBack' : 'editor.unschedule')}
              </Button>
            )}
            {article !== null && publishable && article.state !== 'retired' && article.state !== 'scheduled' && (
              <Button loading={step.isPending} onClick={() => setAsking('submit')}>
                {t('editor.submit')}
              </Button>
            )}
            {article !== null && publishable && article.state !== 'retired' && (
              <Button loading={step.isPending} onClick={() => setAsking('schedule')}>
                {t('editor.schedule')}
              </Button>
            )}
            <Button disabled={article !== null && !dirty} loading={step.isPending} onClick={() => void run(null, version)}>
              {t('editor.save')}
            </Button>
            <Button type="primary" disabled={!publishable} loading={step.isPending} onClick={() => void run({ kind: 'publish' }, version)}>
              {dirty || article === null ? t('editor.savePublish') : t('editor.publish')}
            </Button>
          </div>
        )}
      </header>
      {!writer && <p className={styles['note']}>{t('editor.readOnly')}</p>}
      {refusal !== null && <Alert className={styles['alert']} type="error" showIcon role="alert" title={refusal.title} description={refusal.remedy} />}
      {behind}
      <WishDialog
        kind={asking}
        onClose={() => setAsking(null)}
        onWish={(wish) => {
          setAsking(null);
          void run(wish, version);
        }}
      />
      {theirs !== null && (
        <ConflictNotice
          theirs={theirs}
          onTake={() => {
            took(theirs);
            fill(draftOf(theirs));
          }}
          onOverwrite={() => {
            setVersion(theirs.version);
            setStored(draftOf(theirs));
            setTheirs(null);
          }}
        />
      )}
      <div className={styles['columns']}>
        <Form<Draft>
          form={form}
          name="article"
          layout="vertical"
          requiredMark="optional"
          initialValues={draft}
          disabled={!writer}
          className={styles['panel']}
          onValuesChange={(_, values) => setDraft({ ...draft, ...values })}
        >
          <ArticleFields known={article !== null} fixedKey={article === null && stored.key !== ''} onMarkdown={(markdown) => setDraft((before) => ({ ...before, markdown }))} />
        </Form>
        <section className={`${styles['panel']} ${styles['side']}`} aria-label={t(`side.${side}`)}>
          {article !== null && (
            <Segmented<Side> aria-label={t('side.label')} value={side} onChange={setSide} options={sides.map((value) => ({ value, label: t(`side.${value}`) }))} />
          )}
          {(side === 'preview' || article === null) && <Preview title={draft.title} markdown={draft.markdown} language={draft.language} />}
          {side === 'versions' && article !== null && (
            <Versions article={article} {...(writer ? { onTake: (content) => fill({ ...draftOf({ ...article, ...content }) }) } : {})} />
          )}
          {side === 'history' && article !== null && <PastSteps article={article} />}
          {side === 'about' && article !== null && <AboutArticle article={article} writer={writer} />}
        </section>
      </div>
    </>
  );
}

/** A translation whose original says something new: where to look, and what saving means. */
function BehindNotice({ article, stillBehind, onStillBehind }: { readonly article: Article; readonly stillBehind: boolean; readonly onStillBehind: (still: boolean) => void }) {
  const { t } = useTranslation('knowledge');
  const translations = useTranslations(article.id);
  const behind = translations.data?.some(({ id, behind: is }) => id === article.id && is) ?? false;
  const original = translations.data?.find((translation) => translation.original);
  if (!behind || original === undefined) {
    return null;
  }
  return (
    <Alert
      className={styles['alert']}
      type="warning"
      showIcon
      title={t('behind.title')}
      description={
        <>
          <p>
            <Link to={`/knowledge/${original.id}`} target="_blank">
              {t('behind.original')}
            </Link>
          </p>
          <Checkbox checked={stillBehind} onChange={({ target }) => onStillBehind(target.checked)}>
            {t('behind.still')}
          </Checkbox>
        </>
      }
    />
  );
}
