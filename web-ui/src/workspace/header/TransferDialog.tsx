import { App, Form, Input, Modal, Radio, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PresenceMark } from '../../app/presence/PresenceMark';
import { wordsFor } from '../../app/problem';
import { useSession } from '../../app/session/session';
import { useTransfer } from '../calls/actionCalls';
import { useAgents, useQueues } from '../calls/peopleCalls';

type Target = 'queue' | 'agent';

interface Option {
  readonly value: string;
  readonly label: ReactNode;
  readonly disabled?: boolean;
  /** What the search looks into. */
  readonly find: string;
}

const presenceOrder = { ONLINE: 0, WRAP_UP: 1, AWAY: 2, AWAY_GIVING_BACK: 3, OFFLINE: 4 } as const;

interface TransferProps {
  readonly conversation: string;
  readonly onClose: () => void;
}

/** Hands a conversation to a queue or to a colleague, with a word about why. */
export default function TransferDialog({ conversation, onClose }: TransferProps) {
  const { t, i18n } = useTranslation(['workspace', 'app']);
  const { message } = App.useApp();
  const session = useSession();
  const queues = useQueues();
  const agents = useAgents();
  const transfer = useTransfer(conversation);
  const [target, setTarget] = useState<Target>('queue');
  const [chosen, setChosen] = useState<string | null>(null);
  const [note, setNote] = useState('');

  const queueOptions: Option[] = (queues.data ?? [])
    .filter(({ active }) => active !== false)
    .map((queue) => ({ value: queue.id, label: (i18n.language === 'zh' ? queue.nameZh : null) ?? queue.name, find: `${queue.name} ${queue.nameZh ?? ''}` }));
  const agentOptions: Option[] = (agents.data ?? [])
    .filter(({ id }) => id !== session.id)
    .toSorted((a, b) => presenceOrder[a.presence] - presenceOrder[b.presence] || a.load - b.load)
    .map((agent) => ({
      value: agent.id,
      find: `${agent.name} ${agent.username}`,
      // Routing gives a transfer only to somebody who takes work now.
      disabled: agent.presence !== 'ONLINE',
      label: (
        <span style={{ display: 'flex', justifyContent: 'space-between', gap: 12 }}>
          <span>{agent.name}</span>
          <span>
            <PresenceMark presence={agent.presence} /> {t('workspace:transfer.load', { load: agent.load, capacity: agent.capacity })}
          </span>
        </span>
      ),
    }));

  const submit = () => {
    if (chosen === null) {
      return;
    }
    const words = note.trim();
    transfer.mutate(
      { ...(target === 'queue' ? { queue: chosen } : { agent: chosen }), ...(words === '' ? {} : { note: words }) },
      {
        onSuccess: () => {
          void message.success(t('workspace:done.transfer'));
          onClose();
        },
      },
    );
  };

  const words = transfer.isError ? wordsFor(transfer.error, t) : null;
  return (
    <Modal
      open
      title={t('workspace:transfer.title')}
      okText={t('workspace:transfer.submit')}
      okButtonProps={{ disabled: chosen === null, loading: transfer.isPending }}
      onOk={submit}
      onCancel={onClose}
    >
      <Form layout="vertical" onFinish={submit}>
        <Form.Item label={t('workspace:transfer.to')}>
          <Radio.Group
            optionType="button"
            value={target}
            onChange={(event) => {
              setTarget(event.target.value as Target);
              setChosen(null);
            }}
            options={[
              { value: 'queue', label: t('workspace:transfer.queue') },
              { value: 'agent', label: t('workspace:transfer.agent') },
            ]}
          />
        </Form.Item>
        <Form.Item label={t(`workspace:transfer.${target}`)} htmlFor="transfer-target">
          <Select
            id="transfer-target"
            showSearch={{ optionFilterProp: 'find' }}
            value={chosen}
            onChange={setChosen}
            placeholder={t('workspace:transfer.choose')}
            loading={queues.isPending || agents.isPending}
            options={target === 'queue' ? queueOptions : agentOptions}
          />
        </Form.Item>
        <Form.Item label={t('workspace:transfer.note')} htmlFor="transfer-note" extra={t('workspace:transfer.noteHint')}>
          <Input.TextArea id="transfer-note" rows={3} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        </Form.Item>
        {words !== null && (
          <p role="alert" style={{ color: 'var(--over)', margin: 0 }}>
            {words.title} {words.remedy}
          </p>
        )}
      </Form>
    </Modal>
  );
}
