import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/i18n/format';
import { hasRole, useSession } from '../app/session/session';
import { Empty } from '../app/states/Empty';
import styles from './AdminPage.module.css';
import { useQueues, type Queue } from './calls/queueCalls';
import { useSkillName } from './calls/skillCalls';
import { languageName } from './form/languageNames';
import { QueueDrawer } from './QueueDrawer';
import { TabPage } from './TabPage';

export function QueuesTab() {
  const { t } = useTranslation('admin');
  const queues = useQueues();
  const [open, setOpen] = useState<Queue | 'new' | null>(null);
  const admin = hasRole(useSession(), ['admin']);
  const add = admin ? (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setOpen('new')}>
      {t('queues.add')}
    </Button>
  ) : null;
  return (
    <TabPage title={t('queues.title')} about={t('queues.about')} action={add} query={queues} empty={<Empty title={t('queues.none')} hint={t('queues.noneHint')} />}>
      {(rows) => (
        <>
          <Contradictions queues={rows} />
          <QueueTable queues={rows} onOpen={setOpen} />
          {open !== null && <QueueDrawer queue={open === 'new' ? null : open} taken={rows.map(({ id }) => id)} readOnly={!admin} onClose={() => setOpen(null)} />}
        </>
      )}
    </TabPage>
  );
}

function Contradictions({ queues }: { readonly queues: readonly Queue[] }) {
  const { t } = useTranslation('admin');
  const count = queues.filter(({ active, warnings }) => active && warnings.includes('nobody-could-serve')).length;
  return count === 0 ? null : (
    <p className={styles['summary']} role="status">
      {t('queues.contradictions', { count })}
    </p>
  );
}

function QueueTable({ queues, onOpen }: { readonly queues: readonly Queue[]; readonly onOpen: (queue: Queue) => void }) {
  const { t, i18n } = useTranslation(['admin', 'admin/queue']);
  const formats = useFormats();
  const skillName = useSkillName(i18n.language);
  return (
    <div className={styles['panel']} role="region" aria-label={t('queues.title')} tabIndex={0}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('queues.queue')}</th>
            <th scope="col">{t('queues.requires')}</th>
            <th scope="col">{t('queues.topics')}</th>
            <th scope="col">{t('languages')}</th>
            <th scope="col">{t('queues.offer')}</th>
            <th scope="col">{t('queues.state')}</th>
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <tr key={queue.id}>
              <th scope="row">
                <button type="button" className={styles['open']} onClick={() => onOpen(queue)}>
                  {i18n.language === 'zh' ? queue.nameZh : queue.name}
                </button>
                <small>{queue.id}</small>
                {queue.active && queue.warnings.map((warning) => (
                  <p key={warning} className={styles['warning']}>
                    ⚠ {t([`warning.${warning}`, 'warning.other'], { code: warning })}
                  </p>
                ))}
                {(queue.findings ?? []).filter(({ refuses }) => refuses).map(({ field, code, detail }) => (
                  <p key={`${field} ${code}`} className={styles['warning']}>
                    ⚠ {t([`admin/queue:finding.${code}`, 'admin/queue:finding.other'], { code, detail, field })}
                  </p>
                ))}
              </th>
              <td>
                <Chips words={queue.requiredSkills.map(({ skill, minLevel }) => t('queues.need', { skill: skillName(skill), level: minLevel }))} none={t('queues.anybody')} />
              </td>
              <td>
                <Chips words={queue.topics} none="–" />
              </td>
              <td>
                <Chips words={queue.languages.map((tag) => languageName(tag, i18n.language))} none={t('all')} />
              </td>
              <td className={styles['nowrap']}>{formats.length(queue.offerSeconds)}</td>
              <td className={`${styles['nowrap']} ${queue.active ? styles['ok'] : styles['off']}`}>{queue.active ? t('active') : t('inactive')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Chips({ words, none }: { readonly words: readonly string[]; readonly none: string }) {
  return words.length === 0 ? (
    <span className={styles['off']}>{none}</span>
  ) : (
    <span className={styles['chips']}>
      {words.map((word) => (
        <span key={word} className={styles['chip']}>
          {word}
        </span>
      ))}
    </span>
  );
}
