import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useFormats } from '../app/i18n/format';
import { languages } from '../app/i18n/i18n';
import { hasRole, useSession } from '../app/session/session';
import { Empty } from '../app/states/Empty';
import { Failure } from '../app/states/Failure';
import { Loading } from '../app/states/Loading';
import { states, useArticles, type Article } from './articleCalls';
import { categories, useCategoryName } from './categories';
import { addressFor, filtersOf, needs, type Filters } from './filters';
import styles from './KnowledgePage.module.css';
import { StateMark } from './StateMark';

const SETTLE_MS = 250;

export function ArticleList() {
  const { t } = useTranslation('knowledge');
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const filters = filtersOf(address);
  const articles = useArticles(filters);
  const session = useSession();
  const writer = hasRole(session, ['supervisor', 'admin']);
  const rows = articles.data?.pages.flatMap(({ items }) => items);
  const filtered = Object.values(filters).some((value) => value !== null);
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <h1>{t('title')}</h1>
        <nav className={styles['actions']} aria-label={t('list.places')}>
          {hasRole(session, ['supervisor', 'manager', 'admin']) && <Link to="/knowledge/gaps">{t('gaps')}</Link>}
          <Link to="/knowledge/policy-changes">{t('policy.title')}</Link>
          <Link to="/knowledge/search">{t('search.title')}</Link>
          {writer && <Link to="/knowledge/import">{t('import.title')}</Link>}
        </nav>
        {writer && (
          <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => void navigate('/knowledge/new')}>
            {t('write')}
          </Button>
        )}
      </header>
      <FilterBar filters={filters} onChange={(part) => setAddress(addressFor({ ...filters, ...part }), { replace: true })} />
      {articles.isPending && <Loading rows={8} />}
      {articles.isError && rows === undefined && <Failure error={articles.error} onRetry={() => void articles.refetch()} />}
      {rows?.length === 0 && <Empty title={filtered ? t('list.noMatch') : t('list.none')} hint={filtered ? t('list.noMatchHint') : t('list.noneHint')} />}
      {rows !== undefined && rows.length > 0 && <Table articles={rows} />}
      {articles.hasNextPage && (
        <p className={styles['more']}>
          <Button loading={articles.isFetchingNextPage} onClick={() => void articles.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </p>
      )}
    </div>
  );
}

function FilterBar({ filters, onChange }: { readonly filters: Filters; readonly onChange: (part: Partial<Filters>) => void }) {
  const { t } = useTranslation('knowledge');
  const categoryName = useCategoryName();
  const [words, setWords] = useState(filters.q ?? '');
  useEffect(() => {
    const q = words.trim() || null;
    if (q === filters.q) {
      return;
    }
    const timer = setTimeout(() => onChange({ q }), SETTLE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <form role="search" className={styles['filters']} aria-label={t('list.filters')} onSubmit={(event) => event.preventDefault()}>
      <Input allowClear aria-label={t('list.search')} placeholder={t('list.search')} maxLength={200} value={words} onChange={({ target }) => setWords(target.value)} />
      <Select
        aria-label={t('field.state')}
        allowClear
        placeholder={t('list.allStates')}
        value={filters.state}
        onChange={(state) => onChange({ state: state ?? null })}
        options={states.map((value) => ({ value, label: t(`state.${value}`) }))}
      />
      <Select
        aria-label={t('field.language')}
        allowClear
        placeholder={t('list.allLanguages')}
        value={filters.language}
        onChange={(language) => onChange({ language: language ?? null })}
        options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
      />
      <Select
        aria-label={t('field.category')}
        allowClear
        placeholder={t('list.allCategories')}
        value={filters.category}
        onChange={(category) => onChange({ category: category ?? null })}
        options={categories.map((value) => ({ value: value as string, label: categoryName(value) }))}
      />
      <Select
        aria-label={t('list.need')}
        allowClear
        placeholder={t('list.anyNeed')}
        value={filters.need}
        onChange={(need) => onChange({ need: need ?? null })}
        options={needs.map((value) => ({ value, label: t(`need.${value}`) }))}
      />
    </form>
  );
}

function Table({ articles }: { readonly articles: readonly Article[] }) {
  const { t } = useTranslation('knowledge');
  const formats = useFormats();
  const categoryName = useCategoryName();
  return (
    <div className={styles['panel']} role="region" aria-label={t('title')} tabIndex={0}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('field.title')}</th>
            <th scope="col">{t('field.state')}</th>
            <th scope="col">{t('field.category')}</th>
            <th scope="col">{t('field.language')}</th>
            <th scope="col">{t('field.audience')}</th>
            <th scope="col">{t('list.updated')}</th>
          </tr>
        </thead>
        <tbody>
          {articles.map((article) => (
            <tr key={article.id}>
              <th scope="row">
                <Link to={`/knowledge/${article.id}`} lang={article.language}>
                  {article.title}
                </Link>
                <small>{article.slug}</small>
              </th>
              <td>
                <StateMark article={article} />
              </td>
              <td className={styles['nowrap']}>{categoryName(article.category)}</td>
              <td className={styles['nowrap']}>{t(`language.${article.language}`)}</td>
              <td className={styles['nowrap']}>{t(`audience.${article.audience}`)}</td>
              <td className={styles['nowrap']}>
                {formats.date(article.updatedAt)}
                <small>{article.updatedBy}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
