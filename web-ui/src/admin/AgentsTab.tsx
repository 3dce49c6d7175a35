import { Form, InputNumber, Select, type FormRule } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/i18n/format';
import type { Agent } from '../app/model/agent';
import { PresenceMark } from '../app/presence/PresenceMark';
import { Empty } from '../app/states/Empty';
import styles from './AdminPage.module.css';
import { useAgents, useSaveAgent, type AgentEdit } from './calls/agentCalls';
import { useSkillName } from './calls/skillCalls';
import { useTeamOptions } from './calls/teamCalls';
import { EditDrawer } from './form/EditDrawer';
import { HoursField } from './form/HoursField';
import { languageName, languageOptions } from './form/languageNames';
import { SkillRows } from './form/SkillRows';
import { Chips } from './QueuesTab';
import { TabPage } from './TabPage';

const fields = ['skills', 'languages', 'capacity', 'teams', 'hours', 'cap', 'wrapUpSeconds'] as const;

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

/** An empty cap is none. */
function whole(edit: AgentEdit): AgentEdit {
  return { ...edit, wrapUpSeconds: edit.wrapUpSeconds ?? 0, cap: typeof edit.cap?.most === 'number' ? edit.cap : null };
}

function bothOrNone(other: readonly string[], message: string): FormRule {
  return ({ getFieldValue }) => ({
    validator: (_, value: unknown) => ((typeof value === 'number') === (typeof getFieldValue([...other]) === 'number') ? Promise.resolve() : Promise.reject(new Error(message))),
  });
}

function AgentDrawer({ agent, onClose }: { readonly agent: Agent; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('admin');
  const save = useSaveAgent();
  const teams = useTeamOptions(i18n.language);
  return (
    <EditDrawer<AgentEdit>
      name="agent"
      title={agent.name || agent.username}
      initial={{
        skills: agent.skills,
        languages: agent.languages,
        capacity: agent.capacity,
        teams: agent.teams ?? [],
        hours: agent.hours ?? null,
        cap: agent.cap ?? null,
        wrapUpSeconds: agent.wrapUpSeconds ?? 0,
      }}
      fields={fields}
      save={(edit) => save.mutateAsync({ id: agent.id, edit: whole(edit), revision: agent.revision ?? 0 })}
      onClose={onClose}
    >
      <SkillRows field="skills" level="level" label={t('agents.skills')} hint={t('agents.skillsHint')} />
      <Form.Item name="languages" label={t('languages')} extra={t('agents.languagesHint')}>
        <Select mode="tags" options={languageOptions(i18n.language)} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="capacity" label={t('agents.capacity')} extra={t('agents.capacityHint')} rules={[{ required: true, type: 'number', min: 0, max: 10_000, message: t('agents.capacityRange') }]}>
        <InputNumber min={0} max={10_000} step={25} precision={0} />
      </Form.Item>
      <Form.Item name="teams" label={t('teams.title')} extra={t('agents.teamsHint')}>
        <Select mode="multiple" options={teams} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="wrapUpSeconds" label={t('agents.wrapUp')} extra={t('agents.wrapUpHint')}>
        <InputNumber min={0} max={1800} step={15} precision={0} suffix={t('seconds')} />
      </Form.Item>
      <fieldset className={styles['rows']}>
        <legend>{t('agents.cap')}</legend>
        <p className={styles['hint']}>{t('agents.capHint')}</p>
        <div className={styles['weights']}>
          <Form.Item name={['cap', 'most']} label={t('agents.capMost')} dependencies={[['cap', 'perSeconds']]} rules={[bothOrNone(['cap', 'perSeconds'], t('agents.capBoth'))]}>
            <InputNumber min={1} max={100} precision={0} />
          </Form.Item>
          <Form.Item name={['cap', 'perSeconds']} label={t('agents.capPer')} dependencies={[['cap', 'most']]} rules={[bothOrNone(['cap', 'most'], t('agents.capBoth'))]}>
            <InputNumber min={60} max={86_400} step={60} precision={0} suffix={t('seconds')} />
          </Form.Item>
        </div>
      </fieldset>
      <Form.Item name="hours">
        <HoursField label={t('agents.hours')} always={t('agents.always')} />
      </Form.Item>
    </EditDrawer>
  );
}
