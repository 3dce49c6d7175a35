import { Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/i18n/format';
import type { Agent } from '../app/model/agent';
import { PresenceMark } from '../app/presence/PresenceMark';
import { Empty } from '../app/states/Empty';
import styles from './AdminPage.module.css';
import { useAgents, useSaveAgent, type AgentEdit } from './calls/agentCalls';
import { useSkillName } from './calls/skillCalls';
import { EditDrawer } from './form/EditDrawer';
import { languageName, languageOptions } from './form/languageNames';
import { SkillRows } from './form/SkillRows';
import { Chips } from './QueuesTab';
import { TabPage } from './TabPage';

const fields = ['skills', 'languages', 'capacity'] as const;

export function AgentsTab() {
  const { t, i18n } = useTranslation('admin');
  const formats = useFormats();
  const agents = useAgents();
  const skillName = useSkillName(i18n.language);
  const [open, setOpen] = useState<Agent | null>(null);
  return (
    <TabPage title={t('agents.title')} about={t('agents.about')} query={agents} empty={<Empty title={t('agents.none')} hint={t('agents.noneHint')} />}>
      {(rows) => (
        <>
          <div className={styles['panel']} role="region" aria-label={t('agents.title')} tabIndex={0}>
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('agents.agent')}</th>
                  <th scope="col">{t('agents.presence')}</th>
                  <th scope="col">{t('agents.skills')}</th>
                  <th scope="col">{t('languages')}</th>
                  <th scope="col" className={styles['number']}>{t('agents.capacity')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((agent) => (
                  <tr key={agent.id}>
                    <th scope="row">
                      <button type="button" className={styles['open']} onClick={() => setOpen(agent)}>
                        {agent.name || agent.username}
                      </button>
                      <small>{agent.username}</small>
                    </th>
                    <td className={styles['nowrap']}>
                      <PresenceMark presence={agent.presence} />
                    </td>
                    <td>
                      <Chips words={agent.skills.map(({ skill, level }) => t('agents.has', { skill: skillName(skill), level }))} none={t('agents.noSkills')} />
                    </td>
                    <td>
                      <Chips words={agent.languages.map((tag) => languageName(tag, i18n.language))} none={t('all')} />
                    </td>
                    <td className={styles['number']}>{t('agents.used', { load: formats.number(agent.load), capacity: formats.number(agent.capacity) })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {open !== null && <AgentDrawer agent={open} onClose={() => setOpen(null)} />}
        </>
      )}
    </TabPage>
  );
}

function AgentDrawer({ agent, onClose }: { readonly agent: Agent; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('admin');
  const save = useSaveAgent();
  return (
    <EditDrawer<AgentEdit>
      name="agent"
      title={agent.name || agent.username}
      initial={{ skills: agent.skills, languages: agent.languages, capacity: agent.capacity }}
      fields={fields}
      save={(edit) => save.mutateAsync({ id: agent.id, edit })}
      onClose={onClose}
    >
      <SkillRows field="skills" level="level" label={t('agents.skills')} hint={t('agents.skillsHint')} />
      <Form.Item name="languages" label={t('languages')} extra={t('agents.languagesHint')}>
        <Select mode="tags" options={languageOptions(i18n.language)} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="capacity" label={t('agents.capacity')} extra={t('agents.capacityHint')} rules={[{ required: true, type: 'number', min: 0, max: 10_000, message: t('agents.capacityRange') }]}>
        <InputNumber min={0} max={10_000} step={25} precision={0} />
      </Form.Item>
    </EditDrawer>
  );
}
