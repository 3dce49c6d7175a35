import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/i18n/format';
import { Empty } from '../app/states/Empty';
import { useServerSeconds } from '../app/stream/clock';
import styles from './BoardPage.module.css';
import { useQueueWarnings, type BoardQueue } from './boardCalls';
import { secondsSince } from './urgency';

export function QueuesPanel({ queues }: { readonly queues: readonly BoardQueue[] }) {
  const { t } = useTranslation('board');
  return (
    <section className={styles['panel']} aria-labelledby="queues">
      <h2 id="queues">{t('queues.title')}</h2>
      {queues.length === 0 ? <Empty title={t('queues.none')} hint={t('queues.noneHint')} /> : <Table queues={queues} />}
    </section>
  );
}

function Table({ queues }: { readonly queues: readonly BoardQueue[] }) {
  const { t, i18n } = useTranslation('board');
  const formats = useFormats();
  const now = useServerSeconds();
  const warnings = useQueueWarnings();
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('queues.queue')}</th>
          <th scope="col">{t('queues.waiting')}</th>
          <th scope="col">{t('queues.longest')}</th>
          <th scope="col">{t('queues.offered')}</th>
          <th scope="col">{t('queues.assigned')}</th>
        </tr>
      </thead>
      <tbody>
        {queues.map((queue) => (
          <tr key={queue.queue ?? ''}>
            <th scope="row">
              {(i18n.language === 'zh' ? queue.nameZh : queue.name) ?? queue.queue ?? t('queues.unsorted')}
              {(warnings.data?.get(queue.queue ?? '') ?? []).map((code) => (
                <small key={code} className={styles['dueSoon']}>
                  {' '}
                  ⚠ {t([`queues.warning.${code}`, 'queues.warning.other'], { code })}
                </small>
              ))}
            </th>
            <td>{formats.number(queue.waiting)}</td>
            <td>{queue.longestWaitSince === null ? '–' : formats.length(secondsSince(queue.longestWaitSince, now))}</td>
            <td>{formats.number(queue.offered)}</td>
            <td>{formats.number(queue.assigned)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
