import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Select, Switch, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { metrics } from '../../app/model/conversation';
import { hasRole, useSession } from '../../app/session/session';
import { useCalendars } from '../calls/calendarCalls';
import { policyEditOf, useSavePolicy, type Policy, type PolicyEdit, type Target } from '../calls/promiseCalls';
import { EditorPage } from '../form/EditorPage';
import formStyles from '../form/Form.module.css';
import { Field, Group } from '../form/Field';
import { KEY_FORM, NamePair } from '../form/NamePair';
import { useEditing, type Faults } from '../form/useEditing';
import { matchWords } from '../promiseWords';
import { DryRunPanel } from './DryRunPanel';
import { MatchFields } from './MatchFields';
import styles from './Policy.module.css';
import { freshPolicy, freshTarget, policyFaults, sorted } from './policyEdit';
import { TargetCard } from './TargetCard';
import { PolicyVersions } from './PolicyVersions';

interface PolicyEditorProps {
  /** Null for a new one. */
  readonly policy: Policy | null;
  readonly taken: readonly string[];
}

export function PolicyEditor({ policy, taken }: PolicyEditorProps) {
  const { t } = useTranslation(['admin/policy', 'admin', 'app']);
  const { t: words, i18n } = useTranslation('admin');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const admin = hasRole(useSession(), ['admin']);
  const calendars = useCalendars();
  const save = useSavePolicy();
  const [id, setId] = useState('');

  const check = (edit: PolicyEdit): Faults => {
    const faults = new Map(policyFaults(edit, t));
    if (policy === null && !KEY_FORM.test(id)) {
      faults.set('id', t('admin:key.form'));
    } else if (policy === null && taken.includes(id)) {
      faults.set('id', t('admin:key.taken'));
    }
    return faults;
  };
  const editing = useEditing<PolicyEdit>(policy === null ? freshPolicy(calendars.data?.[0]?.id ?? '') : policyEditOf(policy), check, async (edit) => {
    const saved = await save.mutateAsync({ id: policy?.id ?? id, version: policy?.version ?? null, edit: sorted(edit) });
    void message.success(t('admin/policy:saved', { version: saved.version }));
    void navigate('/admin/promises');
  });
  const { edit, change, faultAt, ownFault } = editing;
  const putTarget = (index: number, target: Target) => change({ targets: edit.targets.map((one, at) => (at === index ? target : one)) });
  const used = new Set(edit.targets.map(({ metric }) => metric));
  const free = metrics.filter((metric) => !used.has(metric));
  const next = free[0];
  const zh = i18n.language === 'zh';

  const form = (
    <EditorPage
      title={policy === null ? t('admin/policy:add') : zh ? policy.nameZh : policy.name}
      mark={policy !== null && <span className={styles['version']}>{t('admin/policy:version', { version: policy.version })}</span>}
      back="/admin/promises"
      backLabel={t('admin:promises.title')}
      editing={editing}
      readOnly={!admin}
    >
      <Group title={t('admin/policy:general')}>
        <NamePair editing={editing} disabled={!admin} idField={policy === null ? { value: id, onChange: setId } : undefined} />
        <div className={formStyles['columns']}>
          <Field label={t('admin/policy:calendar')} hint={t('admin/policy:calendarHint')} fault={faultAt('calendar')}>
            {(control) => (
              <Select
                {...control}
                disabled={!admin}
                loading={calendars.isPending}
                value={edit.calendar === '' ? null : edit.calendar}
                onChange={(calendar: string) => change({ calendar })}
                options={(calendars.data ?? []).map((one) => ({ value: one.id, label: zh ? one.nameZh : one.name }))}
              />
            )}
          </Field>
        </div>
        <label className={styles['switch']}>
          <Switch checked={edit.active} disabled={!admin} onChange={(active) => change({ active })} />
          <span>{t('admin/policy:active')}</span>
        </label>
      </Group>
      <Group title={t('admin/policy:for')} hint={t('admin/policy:forHint')} fault={ownFault('match')}>
        <p className={styles['sentence']}>{words('promises.for', { whom: matchWords(edit.match, words, i18n.language) })}</p>
        <MatchFields match={edit.match} onChange={(match) => change({ match })} disabled={!admin} faultAt={faultAt} />
        <p className={styles['small']}>{t('admin/policy:weights')}</p>
      </Group>
      <Group title={t('admin/policy:targets')} fault={ownFault('targets')}>
        {edit.targets.map((target, index) => (
          <TargetCard
            key={target.metric}
            target={target}
            index={index}
            free={free}
            disabled={!admin}
            faultAt={faultAt}
            onChange={(changed) => putTarget(index, changed)}
            onRemove={() => change({ targets: edit.targets.filter((_, at) => at !== index) })}
          />
        ))}
        {admin && next !== undefined && (
          <Button type="dashed" icon={<PlusOutlined aria-hidden="true" />} onClick={() => change({ targets: [...edit.targets, freshTarget(next)] })}>
            {t('admin/policy:targetAdd')}
          </Button>
        )}
      </Group>
    </EditorPage>
  );
  if (policy === null) {
    return form;
  }
  return (
    <Tabs
      destroyOnHidden={false}
      items={[
        { key: 'edit', label: t('admin/policy:tab.edit'), children: form },
        { key: 'dry', label: t('admin/policy:tab.dry'), children: <DryRunPanel id={policy.id} edit={sorted(edit)} changed={editing.touched} /> },
        { key: 'versions', label: t('admin/policy:tab.versions'), children: <PolicyVersions id={policy.id} /> },
      ]}
    />
  );
}
