import { Alert, Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import { wordsFor } from '../../app/problem';
import page from '../AdminPage.module.css';
import { Chips } from '../QueuesTab';
import { useSkillName } from '../calls/skillCalls';
import { useTrial, type Example, type Trial } from './ruleCalls';
import styles from './Topic.module.css';
import { useRuleWords } from './useRuleWords';

const channels = ['CHAT', 'API', 'EMAIL', 'PHONE', 'SOCIAL'] as const;
const tiers = ['STANDARD', 'PREMIUM', 'VIP'] as const;

interface TrialForm extends Omit<Example, 'fields'> {
  /** One `name=value` each. */
  readonly fields: readonly string[];
}

const usual: TrialForm = { channel: 'CHAT', page: '', fields: [], tags: [], language: 'en', tier: 'STANDARD', text: '' };

function fieldsOf(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(words.map((word) => word.split('=', 2)).map(([name = '', value = '']) => [name.trim(), value.trim()]));
}

/** Which rules hold for an example, and why the others do not. */
export function TrialPanel() {
  const { t } = useTranslation(['admin/topic', 'app']);
  const trial = useTrial();
  const failure = trial.isError ? wordsFor(trial.error, t) : null;
  return (
    <div className={styles['trial']}>
      <Form<TrialForm> name="trial" layout="vertical" initialValues={usual} onFinish={({ fields, ...example }) => trial.mutate({ ...example, fields: fieldsOf(fields) })}>
        <p className={page['hint']}>{t('trial.about')}</p>
        <Form.Item name="text" label={t('trial.text')}>
          <Input.TextArea rows={2} maxLength={2000} dir="auto" />
        </Form.Item>
        <div className={styles['columns']}>
          <Form.Item name="channel" label={t('form.channels')}>
            <Select options={channels.map((value) => ({ value, label: t(`channel.${value}`) }))} />
          </Form.Item>
          <Form.Item name="language" label={t('form.languages')}>
            <Select options={['en', 'zh'].map((value) => ({ value, label: t(`language.${value}`) }))} />
          </Form.Item>
          <Form.Item name="tier" label={t('form.tiers')}>
            <Select options={tiers.map((value) => ({ value, label: t(`tier.${value}`) }))} />
          </Form.Item>
          <Form.Item name="page" label={t('form.pages')}>
            <Input placeholder="https://shop.example/returns/17" maxLength={2000} autoComplete="off" />
          </Form.Item>
          <Form.Item name="fields" label={t('form.fields')} extra={t('trial.fieldsHint')} rules={[{ validator: (_, words: readonly string[]) => (words.every((word) => word.includes('=')) ? Promise.resolve() : Promise.reject(new Error(t('trial.fieldsHint')))) }]}>
            <Select mode="tags" open={false} suffixIcon={null} />
          </Form.Item>
          <Form.Item name="tags" label={t('form.tags')}>
            <Select mode="tags" open={false} suffixIcon={null} />
          </Form.Item>
        </div>
        <Button htmlType="submit" loading={trial.isPending}>
          {t('trial.run')}
        </Button>
      </Form>
      <div aria-live="polite">
        {failure !== null && <Alert type="error" showIcon title={failure.title} description={failure.remedy} />}
        {trial.data !== undefined && <Outcome trial={trial.data} />}
      </div>
    </div>
  );
}

function Outcome({ trial }: { readonly trial: Trial }) {
  const { t, i18n } = useTranslation('admin/topic');
  const formats = useFormats();
  const words = useRuleWords();
  const skillName = useSkillName(i18n.language);
  const share = trial.confidence === null ? '' : formats.percent(trial.confidence, 0);
  return (
    <>
      <dl className={styles['outcome']}>
        <dt>{t('form.topic')}</dt>
        <dd>
          {trial.topic === null ? t('trial.unknown') : words.topic(trial.topic)} {trial.source !== null && <span className={styles['soft']}>{t(`trial.source.${trial.source}`, { rule: trial.rule, share })}</span>}
        </dd>
        <dt>{t('form.queue')}</dt>
        <dd>{words.queue(trial.queue)}</dd>
        <dt>{t('form.required')}</dt>
        <dd>
          <Chips words={trial.required.map(({ skill, level }) => `${skillName(skill)} ≥ ${level}`)} none="–" />
        </dd>
        {trial.preferred.length > 0 && (
          <>
            <dt>{t('form.preferred')}</dt>
            <dd>
              <Chips words={trial.preferred.map(({ skill, level }) => `${skillName(skill)} ≥ ${level}`)} none="–" />
            </dd>
          </>
        )}
        {trial.priority !== null && (
          <>
            <dt>{t('form.priority')}</dt>
            <dd>{t(`priority.${trial.priority}`)}</dd>
          </>
        )}
      </dl>
      <ol className={styles['steps']}>
        {trial.steps.map((step) => (
          <li key={step.rule} data-verdict={step.verdict}>
            <strong>{step.name}</strong>: {t(`trial.verdict.${step.verdict}`)}
            {step.unmet !== null && ` ${t(`trial.unmet.${step.unmet}`)}`}
          </li>
        ))}
      </ol>
    </>
  );
}
