import { MinusCircleOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAgents } from '../calls/agentCalls';
import { actionKinds, media, subjectOf, tells, type LadderAction, type Medium } from '../calls/ladderCalls';
import formStyles from '../form/Form.module.css';
import { priorities, useQueueOptions } from '../policy/MatchFields';
import styles from './Ladder.module.css';

interface ActionRowProps {
  readonly action: LadderAction;
  readonly number: number;
  readonly disabled: boolean;
  readonly onChange: (action: LadderAction) => void;
  readonly onRemove: () => void;
  readonly faultAt: (field: string) => string | null;
}

/** One action of a step: what, whom or what it is about, and by which media. */
export function ActionRow({ action, number, disabled, onChange, onRemove, faultAt }: ActionRowProps) {
  const { t } = useTranslation(['admin/ladder', 'admin']);
  const agents = useAgents();
  const queues = useQueueOptions();
  const subject = subjectOf(action.kind);
  const options =
    subject === 'person'
      ? (agents.data ?? []).map(({ id, name }) => ({ value: id, label: name }))
      : subject === 'queue'
        ? queues
        : priorities.map((value) => ({ value: value as string, label: t(`admin:promises.priority.${value}`) }));
  const fault = faultAt('to') ?? faultAt('media') ?? faultAt('kind');
  return (
    <li>
      <div className={styles['action']}>
        <Select
          aria-label={t('admin/ladder:action', { number })}
          disabled={disabled}
          value={action.kind}
          onChange={(kind) => onChange({ kind, to: subjectOf(kind) === subject ? action.to : null, media: tells(kind) ? (action.media.length === 0 ? ['WORKSPACE'] : action.media) : [] })}
          options={actionKinds.map((value) => ({ value, label: t(`admin/ladder:kind.${value}`) }))}
        />
        {subject !== null && (
          <Select
            aria-label={t(`admin/ladder:subject.${subject}`)}
            placeholder={t(`admin/ladder:subject.${subject}`)}
            showSearch={{ optionFilterProp: 'label' }}
            disabled={disabled}
            status={faultAt('to') === null ? '' : 'error'}
            {...(faultAt('to') === null ? {} : { 'aria-invalid': true })}
            value={action.to}
            onChange={(to) => onChange({ ...action, to })}
            options={options}
          />
        )}
        {tells(action.kind) && (
          <Select<Medium[]>
            mode="multiple"
            aria-label={t('admin/ladder:media')}
            placeholder={t('admin/ladder:media')}
            disabled={disabled}
            status={faultAt('media') === null ? '' : 'error'}
            {...(faultAt('media') === null ? {} : { 'aria-invalid': true })}
            value={[...action.media]}
            onChange={(chosen) => onChange({ ...action, media: chosen })}
            options={media.map((value) => ({ value, label: t(`admin/ladder:medium.${value}`) }))}
          />
        )}
        {!disabled && <Button type="text" icon={<MinusCircleOutlined aria-hidden="true" />} aria-label={t('admin/ladder:actionRemove', { number })} onClick={onRemove} />}
      </div>
      {fault !== null && (
        <p className={formStyles['fault']} role="alert">
          {fault}
        </p>
      )}
    </li>
  );
}
