import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_POLICIES, orders, policyRow, widenings, type OrderChoice, type Plan, type PolicyRow, type Widening } from './plan';
import styles from './Simulator.module.css';

/** The name of a policy that has none: what it does. */
export function usePolicyName(kind: Plan['kind']): (row: PolicyRow) => string {
  const { t } = useTranslation('insights/simulator');
  return useCallback(
    (row) => {
      if (row.name !== null && row.name.trim() !== '') {
        return row.name.trim();
      }
      const parts = [
        ...(row.order === 'now' ? [] : [t(`orders.${row.order}`)]),
        ...(row.widening === 'now' ? [] : [row.widening === 'never' ? t('widenings.never') : t('widensAfter', { seconds: row.widenAfter ?? 0 })]),
        ...(row.overflow ? [] : [t('noOverflow')]),
        ...(kind === 'described' && row.group !== null && row.more ? [t('staffed', { group: row.group, more: row.more > 0 ? `+${row.more}` : `−${-row.more}` })] : []),
      ];
      return (parts.length === 0 ? t('orders.now') : parts.join(', ')).slice(0, 100);
    },
    [t, kind],
  );
}

interface PolicyFieldsProps {
  readonly plan: Plan;
  readonly onChange: (part: Partial<Plan>) => void;
}

/** Two to four ways to serve the same customers; the first is what the others are compared with. */
export function PolicyFields({ plan, onChange }: PolicyFieldsProps) {
  const { t } = useTranslation('insights/simulator');
  const edit = (key: number, part: Partial<PolicyRow>) => onChange({ policies: plan.policies.map((row) => (row.key === key ? { ...row, ...part } : row)) });
  const next = Math.max(...plan.policies.map(({ key }) => key)) + 1;
  const unused = orders.find((order) => plan.policies.every((row) => row.order !== order)) ?? 'now';
  return (
    <>
      <ol className={styles['policies']}>
        {plan.policies.map((row, index) => (
          <PolicyCard
            key={row.key}
            row={row}
            number={index + 1}
            plan={plan}
            onChange={(part) => edit(row.key, part)}
            onRemove={plan.policies.length > 1 ? () => onChange({ policies: plan.policies.filter(({ key }) => key !== row.key) }) : null}
          />
        ))}
      </ol>
      {plan.policies.length < MOST_POLICIES && (
        <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => onChange({ policies: [...plan.policies, policyRow(next, unused)] })}>
          {t('addPolicy')}
        </Button>
      )}
    </>
  );
}

interface PolicyCardProps {
  readonly row: PolicyRow;
  readonly number: number;
  readonly plan: Plan;
  readonly onChange: (part: Partial<PolicyRow>) => void;
  readonly onRemove: (() => void) | null;
}

function PolicyCard({ row, number, plan, onChange, onRemove }: PolicyCardProps) {
  const { t } = useTranslation('insights/simulator');
  const nameOf = usePolicyName(plan.kind);
  const about = t('policyNumber', { number });
  const label = (key: string) => `${t(key)}, ${about}`;
  return (
    <li className={styles['policy']} aria-label={about}>
      <div className={styles['head']}>
        <Input aria-label={label('policyName')} value={row.name ?? ''} placeholder={nameOf({ ...row, name: null })} maxLength={100} onChange={({ target }) => onChange({ name: target.value === '' ? null : target.value })} />
        {onRemove !== null && <Button type="text" aria-label={t('removePolicy', { name: nameOf(row) })} icon={<CloseOutlined aria-hidden="true" />} onClick={onRemove} />}
      </div>
      <label>
        <span>{t('order')}</span>
        <Select<OrderChoice> aria-label={label('order')} value={row.order} onChange={(order) => onChange({ order })} options={orders.map((value) => ({ value, label: t(`orders.${value}`) }))} />
      </label>
      {row.order === 'deadline-aware' && (
        <label>
          <span>{t('promise')}</span>
          <InputNumber aria-label={label('promise')} value={row.promise} min={1} max={2_592_000} precision={0} suffix={t('s')} onChange={(promise) => onChange({ promise })} />
        </label>
      )}
      <label>
        <span>{t('widening')}</span>
        <Select<Widening> aria-label={label('widening')} value={row.widening} onChange={(widening) => onChange({ widening })} options={widenings.map((value) => ({ value, label: t(`widenings.${value}`) }))} />
      </label>
      {row.widening === 'everyone' && (
        <label>
          <span>{t('widenAfter')}</span>
          <InputNumber aria-label={label('widenAfter')} value={row.widenAfter} min={0} max={86_400} precision={0} suffix={t('s')} onChange={(widenAfter) => onChange({ widenAfter })} />
        </label>
      )}
      <Checkbox checked={row.overflow} onChange={({ target }) => onChange({ overflow: target.checked })}>{t('overflow')}</Checkbox>
      {plan.kind === 'described' && plan.groups.length > 0 && (
        <div className={styles['staff']}>
          <Select
            aria-label={label('staffGroup')}
            allowClear
            placeholder={t('staffAsPlanned')}
            value={row.group}
            onChange={(group: string | null | undefined) => onChange({ group: group ?? null, more: group ? (row.more ?? 1) : null })}
            options={plan.groups.map(({ people }) => ({ value: people.name, label: people.name }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
          {row.group !== null && <InputNumber aria-label={label('moreOrFewer')} value={row.more} min={-1_000} max={1_000} precision={0} onChange={(more) => onChange({ more })} />}
        </div>
      )}
    </li>
  );
}
