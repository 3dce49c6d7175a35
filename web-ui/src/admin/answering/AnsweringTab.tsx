import { useTranslation } from 'react-i18next';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import page from '../AdminPage.module.css';
import { useReliability } from './answeringCalls';
import { ReliabilityPanel } from './ReliabilityPanel';
import { SensitiveTopics } from './SensitiveTopics';

/** How far the bot's confidence can be believed, from which one on it answers, and what it leaves to people. */
export default function AnsweringTab() {
  const { t } = useTranslation(['admin/answering', 'admin']);
  const query = useReliability();
  return (
    <>
      <section aria-label={t('reliability.title')}>
        <header className={page['head']}>
          <div>
            <h2>{t('reliability.title')}</h2>
            <p>{t('reliability.about')}</p>
          </div>
        </header>
        {query.isPending && <Loading rows={6} />}
        {query.data === undefined && query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
        {query.data?.languages.map((learned) => <ReliabilityPanel key={learned.language} learned={learned} />)}
      </section>
      <SensitiveTopics />
    </>
  );
}
