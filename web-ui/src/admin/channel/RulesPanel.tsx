import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsFor } from '../../app/problem';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import styles from '../AdminPage.module.css';
import { useCommentRules, useSaveCommentRules, useTryComment, type CommentKind, type CommentRule } from '../calls/channelCalls';
import { rulesOf, textOf, usualWeight } from './ruleText';

const kinds: readonly CommentKind[] = ['COMPLAINT', 'HELP', 'REMARK'];

/** By which words public comments are judged, and a way to try them. */
export function RulesPanel() {
  const { t } = useTranslation('admin/channel');
  const rules = useCommentRules();
  return (
    <section aria-labelledby="comment-rules">
      <header className={styles['head']}>
        <div>
          <h2 id="comment-rules">{t('rules.title')}</h2>
          <p>{t('rules.about')}</p>
        </div>
      </header>
      {rules.isPending && <Loading rows={3} />}
      {rules.data === undefined && rules.isError && <Failure error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.data !== undefined && <RulesForm rules={rules.data} />}
      <Trial />
    </section>
  );
}

function RulesForm({ rules }: { readonly rules: readonly CommentRule[] }) {
  const { t } = useTranslation('admin/channel');
  const save = useSaveCommentRules();
  const [texts, setTexts] = useState<Readonly<Record<CommentKind, string>>>(() => ({ COMPLAINT: textOf(rules, 'COMPLAINT'), HELP: textOf(rules, 'HELP'), REMARK: textOf(rules, 'REMARK') }));
  const all = kinds.flatMap((kind) => rulesOf(texts[kind], kind));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(all);
      }}
    >
      <div style={{ display: 'grid', gap: 16, gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))' }}>
        {kinds.map((kind) => (
          <label key={kind} style={{ display: 'grid', gap: 4 }}>
            <span>{t(`rules.${kind}`)}</span>
            <Input.TextArea value={texts[kind]} autoSize={{ minRows: 6, maxRows: 14 }} spellCheck={false} onChange={(event) => setTexts({ ...texts, [kind]: event.target.value })} />
            <small>{t('rules.hint', { weight: usualWeight[kind] })}</small>
          </label>
        ))}
      </div>
      <div className={styles['formActions']}>
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={all.length === 0}>
          {t('rules.save')}
        </Button>
        <span role="status">{all.length === 0 ? t('rules.empty') : save.isSuccess ? t('rules.saved') : ''}</span>
      </div>
      {save.isError && <Alert type="error" showIcon role="alert" title={wordsFor(save.error, t).title} description={wordsFor(save.error, t).remedy} />}
    </form>
  );
}

function Trial() {
  const { t, i18n } = useTranslation('admin/channel');
  const [text, setText] = useState('');
  const judge = useTryComment();
  const percent = (share: number) => new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(share);
  return (
    <form
      className={styles['filters']}
      onSubmit={(event) => {
        event.preventDefault();
        judge.mutate(text);
      }}
    >
      <Input value={text} maxLength={5_000} aria-label={t('rules.try')} placeholder={t('rules.try')} onChange={(event) => setText(event.target.value)} />
      <Button htmlType="submit" loading={judge.isPending} disabled={text.trim() === ''}>
        {t('rules.tryIt')}
      </Button>
      <span role="status">
        {judge.data !== undefined && t('rules.verdict', { kind: t(`rules.kinds.${judge.data.kind}`), percent: percent(judge.data.confidence) })}
        {judge.data !== undefined && judge.data.because.length > 0 && ` · ${t('rules.because', { words: judge.data.because.join(', ') })}`}
        {judge.isError && wordsFor(judge.error, t).title}
      </span>
    </form>
  );
}
