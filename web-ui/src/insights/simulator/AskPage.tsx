import { Button, Collapse, Input, InputNumber, Segmented } from 'antd';
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { wordsFor } from '../../app/problem';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import { dayOf } from '../filters';
import { emptyPlan, planOf, questionOf, withQuestion, type Plan } from './plan';
import { PolicyFields, usePolicyName } from './PolicyFields';
import { useAsk, useDraft, useSimulation, zone } from './simulationCalls';
import styles from './Simulator.module.css';
import { DescribedFields } from './DescribedFields';
import { RecordedFields } from './RecordedFields';

/** Asks anew, or asks an earlier question again with a change. */
export function AskPage() {
  const [address] = useSearchParams();
  const from = address.get('from');
  return from === null ? <AskForm begin={null} /> : <AskAgain id={from} />;
}

function AskAgain({ id }: { readonly id: string }) {
  const earlier = useSimulation(id);
  const [now] = useState(() => new Date());
  if (earlier.isPending) {
    return <Loading rows={8} />;
  }
  if (earlier.data === undefined) {
    return <Failure error={earlier.error} onRetry={() => void earlier.refetch()} />;
  }
  return <AskForm begin={planOf(earlier.data.question, now, dayOf(now))} />;
}

function AskForm({ begin }: { readonly begin: Plan | null }) {
  const { t } = useTranslation(['insights/simulator', 'app']);
  const [plan, setPlan] = useState<Plan>(() => begin ?? { ...emptyPlan(new Date(), dayOf(new Date())), name: t('insights/simulator:untitled') });
  // The day whose draft is in the form; an earlier question brings its own traffic.
  const [drafted, setDrafted] = useState<string | null>(begin === null || begin.flows.length === 0 ? null : begin.day);
  const draft = useDraft(plan.day, plan.kind === 'described' && drafted !== plan.day);
  const ask = useAsk();
  const go = useNavigate();
  const nameOf = usePolicyName(plan.kind);
  const problem = useRef<HTMLDivElement>(null);
  const nameId = useId();
  const change = (part: Partial<Plan>) => setPlan((before) => ({ ...before, ...part }));

  // The draft of the day comes into the form once, and is the user's from then on.
  if (draft.data !== undefined && drafted !== plan.day && plan.kind === 'described') {
    setDrafted(plan.day);
    setPlan(withQuestion(plan, draft.data));
  }

  useEffect(() => {
    if (ask.error !== null) {
      problem.current?.focus();
    }
  }, [ask.error]);

  const nobodyComes = plan.kind === 'described' && plan.flows.every(({ perDay }) => (perDay ?? 0) <= 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ask.isPending && !nobodyComes) {
      ask.mutate(questionOf(plan, zone, nameOf), { onSuccess: ({ id }) => void go(`/insights/simulator/${id}`) });
    }
  };
  const words = ask.isError ? wordsFor(ask.error, t) : null;
  return (
    <form onSubmit={submit} aria-label={t('insights/simulator:form')} className={styles['form']}>
      <p className={styles['crumb']}><Link to="/insights/simulator">{t('insights/simulator:back')}</Link></p>
      <section className={styles['panel']}>
        <h1>{t('insights/simulator:form')}</h1>
        <div className={styles['fields']}>
          <label htmlFor={nameId}>
            <span>{t('insights/simulator:name')}</span>
            <Input id={nameId} value={plan.name} maxLength={100} required onChange={({ target }) => change({ name: target.value })} />
          </label>
        </div>
        <h2>{t('insights/simulator:whoComes')}</h2>
        <Segmented<Plan['kind']>
          aria-label={t('insights/simulator:whoComes')}
          value={plan.kind}
          onChange={(kind) => change({ kind })}
          options={(['described', 'recorded'] as const).map((value) => ({ value, label: t(`insights/simulator:kind.${value}`) }))}
        />
        <p className={styles['hint']}>{t(`insights/simulator:kindHint.${plan.kind}`)}</p>
        {plan.kind === 'recorded' ? <RecordedFields plan={plan} onChange={change} /> : <DescribedFields plan={plan} pending={drafted !== plan.day} failure={draft.isError ? draft.error : null} onRetry={() => void draft.refetch()} onChange={change} />}
      </section>
      <section className={styles['panel']}>
        <h2>{t('insights/simulator:compare')}</h2>
        <p className={styles['hint']}>{t('insights/simulator:compareHint')}</p>
        <PolicyFields plan={plan} onChange={change} />
      </section>
      <section className={styles['panel']}>
        <div className={styles['fields']}>
          <NumberField label={t('insights/simulator:level')} hint={t('insights/simulator:levelHint')} value={plan.level} least={1} most={604_800} unit={t('insights/simulator:s')} onChange={(level) => change({ level })} />
          <NumberField label={t('insights/simulator:accept')} hint={t('insights/simulator:acceptHint')} value={plan.accept} least={0} most={600} unit={t('insights/simulator:s')} onChange={(accept) => change({ accept })} />
        </div>
        <Collapse
          ghost
          items={[
            {
              key: 'more',
              label: t('insights/simulator:precision'),
              children: (
                <div className={styles['fields']}>
                  <NumberField label={t('insights/simulator:days')} hint={t('insights/simulator:daysHint')} value={plan.replications} least={2} most={200} onChange={(replications) => change({ replications })} />
                  <NumberField label={t('insights/simulator:seed')} hint={t('insights/simulator:seedHint')} value={plan.seed} least={0} most={1_000_000_000} onChange={(seed) => change({ seed })} />
                </div>
              ),
            },
          ]}
        />
      </section>
      {words !== null && (
        <div ref={problem} tabIndex={-1} role="alert" className={styles['problem']}>
          <strong>{words.title}</strong>
          {words.remedy !== null && <p>{words.remedy}</p>}
        </div>
      )}
      <div className={styles['actions']}>
        <Button type="primary" htmlType="submit" loading={ask.isPending} disabled={nobodyComes || (plan.kind === 'described' && drafted !== plan.day)}>
          {t('insights/simulator:run')}
        </Button>
        {nobodyComes && drafted === plan.day && <span className={styles['hint']} role="status">{t('insights/simulator:nobodyComes')}</span>}
      </div>
    </form>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: number | null;
  readonly least: number;
  readonly most: number;
  readonly unit?: string;
  readonly onChange: (value: number | null) => void;
}

/** A whole number with its label and hint. */
export function NumberField({ label, hint, value, least, most, unit, onChange }: NumberFieldProps) {
  const id = useId();
  return (
    <label htmlFor={id}>
      <span>{label}</span>
      <InputNumber id={id} value={value} min={least} max={most} precision={0} suffix={unit} onChange={onChange} aria-describedby={hint === undefined ? undefined : `${id}-hint`} />
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
    </label>
  );
}
