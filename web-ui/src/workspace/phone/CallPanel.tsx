import { PhoneOutlined } from '@ant-design/icons';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import { useShortcuts } from '../../app/keys/useShortcuts';
import type { Conversation } from '../../app/model/conversation';
import { wordsFor } from '../../app/problem';
import { useServerSeconds } from '../../app/stream/clock';
import styles from '../header/CallbackBar.module.css';
import { useCallAct, useMyCalls, usePlaceCall, type Call, type CallAct } from './callCalls';
import { PhoneForm } from './PhoneForm';

function useFailed() {
  const { t } = useTranslation('workspace/phone');
  const { message } = App.useApp();
  return (error: unknown) => {
    const words = wordsFor(error, t);
    void message.error(words.remedy === null ? words.title : `${words.title} ${words.remedy}`);
  };
}

/** The telephone call of a conversation: what can be done with it, and what is left to say when it is over. */
export default function CallPanel({ conversation, mine }: { readonly conversation: Conversation; readonly mine: boolean }) {
  const { t } = useTranslation('workspace/phone');
  const query = useMyCalls();
  const place = usePlaceCall(conversation.id);
  const failed = useFailed();
  if (query.data === undefined) {
    return null;
  }
  const { calls, phone, lines, dispositions } = query.data;
  const call = calls.find(({ conversationId }) => conversationId === conversation.id);
  if (call !== undefined) {
    return <OngoingCall key={call.id} call={call} dispositions={dispositions} />;
  }
  if (!mine || !lines) {
    return null;
  }
  return (
    <section className={styles['bar']} aria-label={t('panel')}>
      {phone === null ? (
        <>
          <p>{t('noPhone')}</p>
          <PhoneForm phone={null} />
        </>
      ) : (
        <div className={styles['outcomes']}>
          <Button icon={<PhoneOutlined aria-hidden="true" />} loading={place.isPending} onClick={() => place.mutate(undefined, { onError: failed })}>
            {t('call')}
          </Button>
        </div>
      )}
    </section>
  );
}

function OngoingCall({ call, dispositions }: { readonly call: Call; readonly dispositions: readonly string[] }) {
  const { t } = useTranslation('workspace/phone');
  const formats = useFormats();
  const second = useServerSeconds();
  const act = useCallAct(call.id);
  const failed = useFailed();
  const does = (what: CallAct) => () => act.mutate(what, { onError: failed });
  const speaks = call.phase === 'talking' || call.phase === 'held';
  const hold = does({ act: 'hold', body: { held: call.phase === 'talking' } });
  useShortcuts(speaks ? [{ keys: 'h', label: t('hold'), group: t('panel'), run: hold }] : []);
  const gone = Math.max(0, second - Math.floor(Date.parse(call.since) / 1000));
  const left = call.until === null ? null : Math.max(0, Math.floor(Date.parse(call.until) / 1000) - second);
  return (
    <section className={styles['bar']} aria-label={t('panel')}>
      <p>
        <PhoneOutlined aria-hidden="true" />
        <strong role="status">{t(`phase.${call.phase}`)}</strong>
        <span dir="ltr">{call.number ?? t('withheld')}</span>
        <span className="tabular">{formats.length(gone)}</span>
        {call.heldSeconds > 0 && <span>{t('heldFor', { time: formats.length(call.heldSeconds) })}</span>}
        {call.phase === 'wrap-up' && left !== null && <span>{t('endsIn', { time: formats.length(left) })}</span>}
      </p>
      <div className={styles['outcomes']}>
        {speaks && (
          <Button aria-keyshortcuts="H" loading={act.isPending} onClick={hold}>
            {t(call.phase === 'held' ? 'resume' : 'hold')}
          </Button>
        )}
        {(speaks || call.phase === 'dialling') && (
          <Button danger loading={act.isPending} onClick={does({ act: 'hang-up', body: undefined })}>
            {t('hangUp')}
          </Button>
        )}
        {call.phase === 'wrap-up' && <WrapUp dispositions={dispositions} busy={act.isPending} onDone={(disposition, resolve) => does({ act: 'wrap-up', body: { disposition, resolve } })()} />}
      </div>
    </section>
  );
}

interface WrapUpProps {
  readonly dispositions: readonly string[];
  readonly busy: boolean;
  readonly onDone: (disposition: string | null, resolve: boolean) => void;
}

function WrapUp({ dispositions, busy, onDone }: WrapUpProps) {
  const { t } = useTranslation('workspace/phone');
  const [disposition, setDisposition] = useState<string | null>(null);
  return (
    <>
      <Select<string>
        aria-label={t('disposition')}
        placeholder={t('disposition')}
        style={{ minWidth: 160 }}
        value={disposition}
        onChange={setDisposition}
        // A house may have words of its own; those are shown as they are.
        options={dispositions.map((value) => ({ value, label: t(`dispositions.${value}`, { defaultValue: value }) }))}
      />
      <Button type="primary" disabled={disposition === null} loading={busy} onClick={() => onDone(disposition, true)}>
        {t('doneAndResolve')}
      </Button>
      <Button disabled={disposition === null} loading={busy} onClick={() => onDone(disposition, false)}>
        {t('doneKeepOpen')}
      </Button>
    </>
  );
}
