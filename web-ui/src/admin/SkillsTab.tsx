import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../app/session/session';
import { Empty } from '../app/states/Empty';
import styles from './AdminPage.module.css';
import { useAgents } from './calls/agentCalls';
import { useQueues } from './calls/queueCalls';
import { useRemoveSkill, useSaveSkill, useSkills, type Skill } from './calls/skillCalls';
import { EditDrawer } from './form/EditDrawer';
import { KeyField, NameFields } from './form/NameFields';
import { RemoveButton } from './form/RemoveButton';
import { Chips } from './QueuesTab';
import { TabPage } from './TabPage';

const fields = ['id', 'name', 'nameZh', 'neighbours'] as const;

export function SkillsTab() {
  const { t, i18n } = useTranslation('admin');
  const skills = useSkills();
  const agents = useAgents();
  const queues = useQueues();
  const [open, setOpen] = useState<Skill | 'new' | null>(null);
  const admin = hasRole(useSession(), ['admin']);
  const holders = (id: string) => (agents.data ?? []).filter((agent) => agent.skills.some(({ skill }) => skill === id));
  const asking = (id: string) => (queues.data ?? []).filter((queue) => queue.requiredSkills.some(({ skill }) => skill === id));
  const add = admin ? (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setOpen('new')}>
      {t('skills.add')}
    </Button>
  ) : null;
  return (
    <TabPage title={t('skills.title')} about={t('skills.about')} action={add} query={skills} empty={<Empty title={t('skills.none')} hint={t('skills.noneHint')} />}>
      {(rows) => (
        <>
          <div className={styles['panel']} role="region" aria-label={t('skills.title')} tabIndex={0}>
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('skills.skill')}</th>
                  <th scope="col">{t('skills.queues')}</th>
                  <th scope="col">{t('skills.agents')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((skill) => (
                  <tr key={skill.id}>
                    <th scope="row">
                      <button type="button" className={styles['open']} onClick={() => setOpen(skill)}>
                        {i18n.language === 'zh' ? skill.nameZh : skill.name}
                      </button>
                      <small>{skill.id}</small>
                    </th>
                    <td>
                      <Chips words={asking(skill.id).map((queue) => (i18n.language === 'zh' ? queue.nameZh : queue.name))} none="–" />
                    </td>
                    <td>
                      <Chips words={holders(skill.id).map(({ name, username }) => name || username)} none={agents.data === undefined ? '–' : t('skills.nobody')} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {open !== null && (
            <SkillDrawer skill={open === 'new' ? null : open} holders={open === 'new' ? 0 : holders(open.id).length} taken={rows.map(({ id }) => id)} readOnly={!admin} onClose={() => setOpen(null)} />
          )}
        </>
      )}
    </TabPage>
  );
}

interface SkillDrawerProps {
  readonly skill: Skill | null;
  readonly holders: number;
  readonly taken: readonly string[];
  readonly readOnly: boolean;
  readonly onClose: () => void;
}

function SkillDrawer({ skill, holders, taken, readOnly, onClose }: SkillDrawerProps) {
  const { t, i18n } = useTranslation('admin');
  const save = useSaveSkill();
  const remove = useRemoveSkill();
  const others = (useSkills().data ?? []).filter(({ id }) => id !== skill?.id);
  const name = skill === null ? '' : i18n.language === 'zh' ? skill.nameZh : skill.name;
  return (
    <EditDrawer<Skill>
      name="skill"
      title={skill === null ? t('skills.add') : name}
      initial={skill ?? { id: '', name: '', nameZh: '', neighbours: [], revision: 0 }}
      fields={fields}
      readOnly={readOnly}
      save={(edit) => save.mutateAsync({ ...edit, id: skill?.id ?? edit.id, revision: skill?.revision ?? 0 })}
      onClose={onClose}
      other={
        // The agents' levels would not come back: so this is asked first.
        skill !== null && <RemoveButton remove={() => remove.mutateAsync(skill.id)} onRemoved={onClose} question={t('skills.removeQuestion', { name, count: holders })} />
      }
    >
      <KeyField known={skill?.id ?? null} taken={taken} />
      <NameFields />
      <Form.Item name="neighbours" label={t('skills.neighbours')} extra={t('skills.neighboursHint')}>
        <Select mode="multiple" maxCount={20} options={others.map((one) => ({ value: one.id, label: i18n.language === 'zh' ? one.nameZh : one.name }))} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
    </EditDrawer>
  );
}
