import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Channel, Priority, Tier } from '../../app/model/conversation';
import type { Match } from '../calls/promiseCalls';
import { useQueues } from '../calls/queueCalls';
import { Field } from '../form/Field';
import formStyles from '../form/Form.module.css';
import { languageOptions } from '../form/languageNames';

export const channels: readonly Channel[] = ['CHAT', 'API', 'EMAIL', 'PHONE', 'SOCIAL'];
export const tiers: readonly Tier[] = ['STANDARD', 'PREMIUM', 'VIP'];
export const priorities: readonly Priority[] = ['LOW', 'NORMAL', 'HIGH', 'URGENT'];

export function useQueueOptions(): { value: string; label: string }[] {
  const { i18n } = useTranslation('admin');
  const { data } = useQueues();
  return (data ?? []).map(({ id, name, nameZh }) => ({ value: id, label: i18n.language === 'zh' ? nameZh : name }));
}

interface MatchFieldsProps {
  readonly match: Match;
  readonly onChange: (match: Match) => void;
  readonly disabled: boolean;
  readonly faultAt: (...paths: readonly string[]) => string | null;
}

/** Which conversations something holds for; what is left empty does not matter. */
export function MatchFields({ match, onChange, disabled, faultAt }: MatchFieldsProps) {
  const { t, i18n } = useTranslation(['admin/policy', 'admin']);
  const queues = useQueueOptions();
  const many = <V extends string>(field: 'channels' | 'queues' | 'priorities' | 'tiers' | 'languages' | 'topics' | 'tags', options: { value: V; label: string }[] | null) => (
    <Field label={t(`admin/policy:match.${field}`)} fault={faultAt(`match.${field}`)}>
      {(control) => (
        <Select<string[]>
          {...control}
          mode={options === null || field === 'languages' || field === 'queues' ? 'tags' : 'multiple'}
          {...(options === null ? { open: false, suffixIcon: null, tokenSeparators: [',', '，', ' '] } : {})}
          showSearch={{ optionFilterProp: 'label' }}
          disabled={disabled}
          placeholder={t('admin/policy:match.any')}
          value={[...match[field]]}
          options={options ?? []}
          onChange={(values) => onChange({ ...match, [field]: values })}
        />
      )}
    </Field>
  );
  return (
    <div className={formStyles['columns']}>
      {many('channels', channels.map((value) => ({ value, label: t(`admin:channel.${value}`) })))}
      {many('queues', queues)}
      {many('tiers', tiers.map((value) => ({ value, label: t(`admin:promises.tier.${value}`) })))}
      {many('priorities', priorities.map((value) => ({ value, label: t(`admin:promises.priority.${value}`) })))}
      {many('topics', null)}
      {many('tags', null)}
      {many('languages', languageOptions(i18n.language))}
      <Field label={t('admin/policy:match.visibility')} fault={faultAt('match.visibility')}>
        {(control) => (
          <Select<'ANY' | 'PUBLIC' | 'PRIVATE'>
            {...control}
            disabled={disabled}
            value={match.visibility ?? 'ANY'}
            onChange={(value) => onChange({ ...match, visibility: value === 'ANY' ? null : value })}
            options={[
              { value: 'ANY', label: t('admin/policy:match.any') },
              { value: 'PUBLIC', label: t('admin/policy:match.PUBLIC') },
              { value: 'PRIVATE', label: t('admin/policy:match.PRIVATE') },
            ]}
          />
        )}
      </Field>
    </div>
  );
}
