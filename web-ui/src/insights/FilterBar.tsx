import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { channels, daysOf, groupings, presetOf, presets, type Filters, type Grouping, type Preset } from './filters';
import styles from './InsightsPage.module.css';
import { useAgents, useQueues } from './reportCalls';

interface FilterBarProps {
  readonly filters: Filters;
  readonly today: Date;
  readonly onChange: (part: Partial<Filters>) => void;
}

export function FilterBar({ filters, today, onChange }: FilterBarProps) {
  const { t, i18n } = useTranslation('insights');
  const queues = useQueues();
  const agents = useAgents();
  return (
    <form className={styles['filters']} aria-label={t('filters')} onSubmit={(event) => event.preventDefault()}>
      <Segmented<Preset | 'range'>
        aria-label={t('period')}
        value={presetOf(filters, today) ?? 'range'}
        options={[
          ...presets.map((preset) => ({ value: preset, label: t(`preset.${preset}`) })),
          { value: 'range' as const, label: t('preset.range') },
        ]}
        onChange={(preset) => preset !== 'range' && onChange(daysOf(preset, today))}
      />
      <label>
        <span>{t('from')}</span>
        <input type="date" value={filters.from} max={filters.to} required onChange={({ target }) => target.value && onChange({ from: target.value })} />
      </label>
      <label>
        <span>{t('to')}</span>
        <input type="date" value={filters.to} min={filters.from} required onChange={({ target }) => target.value && onChange({ to: target.value })} />
      </label>
      <Select
        aria-label={t('channel')}
        allowClear
        placeholder={t('allChannels')}
        value={filters.channel}
        onChange={(channel) => onChange({ channel: channel ?? null })}
        options={channels.map((channel) => ({ value: channel, label: t(`channels.${channel}`) }))}
      />
      <Select
        aria-label={t('queue')}
        allowClear
        placeholder={t('allQueues')}
        value={filters.queue}
        onChange={(queue) => onChange({ queue: queue ?? null })}
        options={(queues.data ?? []).map((queue) => ({ value: queue.id, label: (i18n.language === 'zh' ? queue.nameZh : null) ?? queue.name }))}
      />
      <Select
        aria-label={t('agent')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('allAgents')}
        value={filters.agent}
        onChange={(agent) => onChange({ agent: agent ?? null })}
        options={(agents.data ?? []).map((agent) => ({ value: agent.id, label: agent.name }))}
      />
      <Segmented<Grouping>
        aria-label={t('groupBy')}
        value={filters.groupBy}
        options={groupings.map((grouping) => ({ value: grouping, label: t(`by.${grouping}`) }))}
        onChange={(groupBy) => onChange({ groupBy })}
      />
    </form>
  );
}
