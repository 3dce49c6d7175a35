import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSkillName } from '../../admin/calls/skillCalls';
import { languageName } from '../../admin/form/languageNames';
import { useFormats } from '../../app/i18n/format';
import { Empty } from '../../app/states/Empty';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import { useQueues } from '../reportCalls';
import type { FlowRow, Plan } from './plan';
import styles from './Simulator.module.css';

interface DescribedFieldsProps {
  readonly plan: Plan;
  readonly pending: boolean;
  readonly failure: unknown;
  readonly onRetry: () => void;
  readonly onChange: (part: Partial<Plan>) => void;
}

/** A day as it is to be expected, to be changed: how many come, how long they take, how long they wait, who works. */
export function DescribedFields({ plan, pending, failure, onRetry, onChange }: DescribedFieldsProps) {
  const { t } = useTranslation('insights/simulator');
  return (
    <>
      <div className={styles['fields']}>
        <label>
          <span>{t('day')}</span>
          <input type="date" value={plan.day} required onChange={({ target }) => target.value && onChange({ day: target.value })} />
        </label>
        <label>
          <span>{t('growth')}</span>
          <InputNumber aria-label={t('growth')} value={plan.growth} min={1} max={1_000} suffix="%" onChange={(growth) => onChange({ growth })} />
        </label>
        <label>
          <span>{t('variation')}</span>
          <InputNumber aria-label={t('variation')} value={plan.variation} min={0} max={100} suffix="%" onChange={(variation) => onChange({ variation })} />
        </label>
      </div>
      {failure !== null && pending ? <Failure error={failure} onRetry={onRetry} /> : pending ? <Loading rows={6} /> : (
        <>
          <Flows plan={plan} onChange={onChange} />
          <People plan={plan} onChange={onChange} />
        </>
      )}
    </>
  );
}

function Flows({ plan, onChange }: { readonly plan: Plan; readonly onChange: (part: Partial<Plan>) => void }) {
  const { t, i18n } = useTranslation('insights/simulator');
  const queues = useQueues();
  const nameOf = (id: string) => {
    const queue = queues.data?.find((one) => one.id === id);
    return (i18n.language === 'zh' ? queue?.nameZh : null) ?? queue?.name ?? id;
  };
  const edit = (index: number, part: Partial<FlowRow>) => onChange({ flows: plan.flows.map((row, at) => (at === index ? { ...row, ...part } : row)) });
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('traffic')}>
      <table className={`${styles['table']} ${styles['edit']}`}>
        <caption>{t('traffic')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('queue')}</th>
            <th scope="col">{t('perDay')}</th>
            <th scope="col">{t('handling')}</th>
            <th scope="col">{t('patience')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.flows.map(({ flow, perDay, handling, patience }, index) => {
            const who = `${nameOf(flow.queue)} · ${t(`channels.${flow.channel ?? 'CHAT'}`)} · ${languageName(flow.language ?? 'en', i18n.language)}`;
            return (
              <tr key={flow.name}>
                <th scope="row">{who}</th>
                <td><InputNumber aria-label={`${t('perDay')}, ${who}`} value={perDay} min={0} max={50_000} onChange={(value) => edit(index, { perDay: value })} /></td>
                <td><InputNumber aria-label={`${t('handling')}, ${who}`} value={handling} min={1} max={86_400} precision={0} suffix={t('s')} onChange={(value) => edit(index, { handling: value })} /></td>
                <td><InputNumber aria-label={`${t('patience')}, ${who}`} value={patience} min={1} max={2_592_000} precision={0} suffix={t('s')} placeholder={t('forEver')} onChange={(value) => edit(index, { patience: value })} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function People({ plan, onChange }: { readonly plan: Plan; readonly onChange: (part: Partial<Plan>) => void }) {
  const { t, i18n } = useTranslation('insights/simulator');
  const formats = useFormats();
  const skillName = useSkillName(i18n.language);
  if (plan.groups.length === 0) {
    return <Empty title={t('nobodyWorks')} hint={t('nobodyWorksHint')} />;
  }
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('people')}>
      <table className={`${styles['table']} ${styles['edit']}`}>
        <caption>{t('people')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('group')}</th>
            <th scope="col">{t('skills')}</th>
            <th scope="col">{t('agentsNow')}</th>
            <th scope="col">{t('moreOrFewer')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.groups.map(({ people, more }, index) => (
            <tr key={people.name}>
              <th scope="row">{people.name}</th>
              <td className={styles['quiet']}>{[...Object.entries(people.skills ?? {}).map(([skill, level]) => `${skillName(skill)} ${formats.number(level)}`), ...(people.languages ?? []).map((language) => languageName(language, i18n.language))].join(', ') || '–'}</td>
              <td>{formats.number(Math.max(0, ...people.agents))}</td>
              <td><InputNumber aria-label={`${t('moreOrFewer')}, ${people.name}`} value={more} min={-1_000} max={1_000} precision={0} onChange={(value) => onChange({ groups: plan.groups.map((row, at) => (at === index ? { ...row, more: value } : row)) })} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
