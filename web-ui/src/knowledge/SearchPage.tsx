import { DeleteOutlined } from '@ant-design/icons';
import { App, Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { currentLanguage, languages, type Language } from '../app/i18n/i18n';
import { useFormats } from '../app/i18n/format';
import { wordsFor } from '../app/problem';
import { hasRole, useSession } from '../app/session/session';
import { Empty } from '../app/states/Empty';
import { Failure } from '../app/states/Failure';
import { Loading } from '../app/states/Loading';
import styles from './KnowledgePage.module.css';
import { useIndices, useRebuild, useRemoveSynonyms, useSaveSynonyms, useSynonyms, type SynonymGroup } from './searchCalls';

/** Words that mean the same to the search, and how its indices are. */
export function SearchPage() {
  const { t } = useTranslation('knowledge');
  const session = useSession();
  const [language, setLanguage] = useState<Language>(currentLanguage());
  return (
    <div className={styles['page']}>
      <p>
        <Link to="/knowledge">← {t('title')}</Link>
      </p>
      <header className={styles['head']}>
        <div>
          <h1>{t('search.title')}</h1>
          <p className={styles['about']}>{t('search.about')}</p>
        </div>
        <Segmented<Language>
          aria-label={t('field.language')}
          value={language}
          onChange={setLanguage}
          options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
        />
      </header>
      <Groups key={language} language={language} writer={hasRole(session, ['supervisor', 'admin'])} />
      {hasRole(session, ['supervisor', 'manager', 'admin']) && <Indices admin={hasRole(session, ['admin'])} />}
    </div>
  );
}

function Groups({ language, writer }: { readonly language: Language; readonly writer: boolean }) {
  const { t } = useTranslation('knowledge');
  const groups = useSynonyms(language);
  return (
    <section className={styles['panel']} aria-labelledby="synonyms">
      <h2 id="synonyms">{t('synonyms.title')}</h2>
      {writer && <Group group={null} language={language} writer />}
      {groups.isPending && <Loading rows={4} />}
      {groups.isError && <Failure error={groups.error} onRetry={() => void groups.refetch()} />}
      {groups.data?.length === 0 && <Empty title={t('synonyms.none')} hint={t('synonyms.noneHint')} />}
      <ul className={styles['rows']}>
        {groups.data?.map((group) => (
          <li key={`${group.id} ${group.words.join()}`}>
            <Group group={group} language={language} writer={writer} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface GroupProps {
  /** Null for one that is not stored yet. */
  readonly group: SynonymGroup | null;
  readonly language: Language;
  readonly writer: boolean;
}

function Group({ group, language, writer }: GroupProps) {
  const { t } = useTranslation('knowledge');
  const { message } = App.useApp();
  const save = useSaveSynonyms();
  const remove = useRemoveSynonyms();
  const known = group?.words ?? [];
  const [words, setWords] = useState<readonly string[]>(known);
  if (!writer) {
    return <span>{words.join(' · ')}</span>;
  }
  const onError = (error: unknown) => void message.error(wordsFor(error, t).title);
  return (
    <div className={styles['group']}>
      <Select
        mode="tags"
        open={false}
        suffixIcon={null}
        tokenSeparators={[',', '，', ';', '；']}
        aria-label={group === null ? t('synonyms.add') : t('synonyms.words')}
        placeholder={t('synonyms.placeholder')}
        value={[...words]}
        onChange={(next: string[]) => setWords(next)}
      />
      <Button
        type={group === null ? 'primary' : 'default'}
        disabled={words.length < 2 || words.join() === known.join()}
        loading={save.isPending}
        onClick={() => save.mutate({ id: group?.id ?? null, language, words }, { onError, onSuccess: () => group === null && setWords([]) })}
      >
        {group === null ? t('synonyms.add') : t('synonyms.save')}
      </Button>
      {group !== null && (
        <Button
          type="text"
          danger
          icon={<DeleteOutlined aria-hidden="true" />}
          aria-label={t('synonyms.remove', { words: known.join(', ') })}
          loading={remove.isPending}
          onClick={() => remove.mutate(group.id, { onError })}
        />
      )}
    </div>
  );
}

function Indices({ admin }: { readonly admin: boolean }) {
  const { t } = useTranslation('knowledge');
  const { message } = App.useApp();
  const formats = useFormats();
  const indices = useIndices(true);
  const rebuild = useRebuild();
  return (
    <section className={styles['panel']} aria-labelledby="indices">
      <h2 id="indices">{t('indices.title')}</h2>
      <p className={styles['quiet']}>{t('indices.about')}</p>
      {indices.isPending && <Loading rows={2} />}
      {indices.isError && indices.data === undefined && <Failure error={indices.error} onRetry={() => void indices.refetch()} />}
      <ul className={styles['rows']}>
        {indices.data?.map(({ language, model, articles, waiting, fillingSince }) => (
          <li key={language} className={styles['group']}>
            <span>
              {t(`language.${language}`)} · {t('indices.articles', { count: articles })}
              <small>
                {model}
                {waiting > 0 && ` · ${t('indices.waiting', { count: waiting })}`}
                {fillingSince !== null && ` · ${t('indices.filling', { at: formats.dateTime(fillingSince) })}`}
              </small>
            </span>
            {admin && (
              <Button
                size="small"
                disabled={fillingSince !== null}
                loading={rebuild.isPending}
                onClick={() => rebuild.mutate(language, { onError: (error) => void message.error(wordsFor(error, t).title) })}
              >
                {t('indices.rebuild')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
