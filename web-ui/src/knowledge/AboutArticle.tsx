import { App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../app/i18n/format';
import { wordsFor } from '../app/problem';
import { useCare, useRatings, useTranslations, type Article } from './articleCalls';
import styles from './KnowledgePage.module.css';

interface AboutArticleProps {
  readonly article: Article;
  readonly writer: boolean;
}

/** Who looks after it, what its other languages are, what readers say of it. */
export function AboutArticle({ article, writer }: AboutArticleProps) {
  return (
    <>
      <Care article={article} writer={writer} />
      <Languages article={article} />
      <Readers article={article} />
    </>
  );
}

interface CareFields {
  readonly owner: string;
  readonly reviewBy: string;
}

function Care({ article, writer }: AboutArticleProps) {
  const { t } = useTranslation('knowledge');
  const { message } = App.useApp();
  const care = useCare(article.id);
  const save = ({ owner, reviewBy }: CareFields) =>
    care.mutate(
      { owner: owner.trim(), reviewBy: reviewBy === '' ? null : reviewBy },
      { onSuccess: () => void message.success(t('care.saved')), onError: (error) => void message.error(wordsFor(error, t).title) },
    );
  return (
    <section aria-labelledby="care">
      <h2 id="care">{t('care.title')}</h2>
      <Form<CareFields> name="care" layout="vertical" disabled={!writer} initialValues={{ owner: article.owner, reviewBy: article.reviewBy ?? '' }} onFinish={save}>
        <div className={styles['pair']}>
          <Form.Item name="owner" label={t('care.owner')}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <Form.Item name="reviewBy" label={t('care.reviewBy')}>
            <Input type="date" />
          </Form.Item>
        </div>
        {writer && (
          <Button size="small" htmlType="submit" loading={care.isPending}>
            {t('care.save')}
          </Button>
        )}
      </Form>
    </section>
  );
}

function Languages({ article }: { readonly article: Article }) {
  const { t } = useTranslation('knowledge');
  const translations = useTranslations(article.id);
  return (
    <section aria-labelledby="languages">
      <h2 id="languages">{t('languages.title')}</h2>
      <ul className={styles['rows']}>
        {translations.data?.map((translation) => (
          <li key={translation.id}>
            {translation.id === article.id ? (
              <strong>{t(`language.${translation.language}`)}</strong>
            ) : (
              <Link to={`/knowledge/${translation.id}`}>{t(`language.${translation.language}`)}</Link>
            )}{' '}
            <span className={styles[translation.state]}>{t(`state.${translation.state}`)}</span>
            {translation.original && <small>{t('languages.original')}</small>}
            {translation.behind && <small className={styles['late']}>{t('languages.behind')}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Readers({ article }: { readonly article: Article }) {
  const { t } = useTranslation('knowledge');
  const formats = useFormats();
  const ratings = useRatings(article.id);
  const said = ratings.data;
  return (
    <section aria-labelledby="readers">
      <h2 id="readers">{t('readers.title')}</h2>
      {said !== undefined && said.versions.length === 0 && <p className={styles['quiet']}>{t('readers.none')}</p>}
      <ul className={styles['rows']}>
        {said?.versions.map(({ version, helpful, notHelpful }) => (
          <li key={version}>{t('readers.count', { version, helpful, count: helpful + notHelpful })}</li>
        ))}
        {said?.remarks.map(({ version, text, at, helpful }) => (
          <li key={`${at} ${text}`}>
            {text}
            <small>{t(helpful ? 'readers.yes' : 'readers.no', { version, at: formats.dateTime(at) })}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
