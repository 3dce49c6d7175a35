import { Button, Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DecisionWords } from '../../app/decision/DecisionWords';
import { useFormats } from '../../app/i18n/format';
import type { Channel } from '../../app/model/conversation';
import { wordsFor } from '../../app/problem';
import { useCheckQueue, type QueueCheck, type QueueEdit } from '../calls/queueCalls';
import own from './Queue.module.css';

const channels: readonly Channel[] = ['CHAT', 'API', 'EMAIL', 'PHONE', 'SOCIAL'];

/** Who would get work of the queue now, were it defined as the form says. */
export function PreviewPanel({ id, edit }: { readonly id: string; readonly edit: () => QueueEdit }) {
  const { t, i18n } = useTranslation(['admin/queue', 'admin', 'app']);
  const check = useCheckQueue();
  const [channel, setChannel] = useState<Channel>('CHAT');
  const [language, setLanguage] = useState(i18n.language);
  const [waited, setWaited] = useState(0);
  const words = check.error === null ? null : wordsFor(check.error, t);
  return (
    <section className={own['preview']} aria-label={t('preview')}>
      <h3>{t('preview')}</h3>
      <div className={own['pair']}>
        <Form.Item label={t('channel')}>
          <Select<Channel> value={channel} onChange={setChannel} options={channels.map((value) => ({ value, label: t(`admin:channel.${value}`) }))} />
        </Form.Item>
        <Form.Item label={t('language')}>
          <Select value={language} onChange={setLanguage} options={['en', 'zh'].map((value) => ({ value, label: t(`languages.${value}`) }))} />
        </Form.Item>
        <Form.Item label={t('waited')}>
          <InputNumber min={0} precision={0} value={waited} onChange={(value) => setWaited(value ?? 0)} suffix={t('seconds')} />
        </Form.Item>
      </div>
      <Button disabled={id === ''} loading={check.isPending} onClick={() => check.mutate({ id, ask: { queue: edit(), channel, language, waitedSeconds: waited } })}>
        {t('previewNow')}
      </Button>
      <div aria-live="polite">
        {words !== null && <p className={own['refuses']}>{words.title}</p>}
        {check.data !== undefined && words === null && <Answer check={check.data} />}
      </div>
    </section>
  );
}

function Answer({ check }: { readonly check: QueueCheck }) {
  const { t } = useTranslation('admin/queue');
  const formats = useFormats();
  const winner = check.decision.considered.find(({ agent }) => agent === check.decision.chosen);
  return (
    <>
      <Findings findings={check.findings} />
      <p>
        <strong>{winner === undefined ? t('nobody') : t('gets', { name: winner.name })}</strong> {t('inRing', { ring: formats.number(check.ring + 1) })}
      </p>
      <DecisionWords decision={check.decision} most={20} />
    </>
  );
}

export function Findings({ findings }: { readonly findings: QueueCheck['findings'] }) {
  const { t } = useTranslation('admin/queue');
  return findings.length === 0 ? null : (
    <ul className={own['findings']}>
      {findings.map(({ field, code, detail, refuses }) => (
        <li key={`${field} ${code}`} className={refuses ? own['refuses'] : own['said']}>
          {t([`finding.${code}`, 'finding.other'], { code, detail, field })} <small>{field}</small>
        </li>
      ))}
    </ul>
  );
}
