import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/i18n/format';
import { hasRole, useSession } from '../app/session/session';
import { Empty } from '../app/states/Empty';
import styles from './AdminPage.module.css';
import { useRemoveTeam, useSaveTeam, useTeams, type Team } from './calls/teamCalls';
import { EditDrawer } from './form/EditDrawer';
import { KeyField, NameFields } from './form/NameFields';
import { RemoveButton } from './form/RemoveButton';
import { TabPage } from './TabPage';

const fields = ['id', 'name', 'nameZh'] as const;

export default function TeamsTab() {
  const { t, i18n } = useTranslation('admin');
  const formats = useFormats();
  const teams = useTeams();
  const [open, setOpen] = useState<Team | 'new' | null>(null);
  const admin = hasRole(useSession(), ['admin']);
  const add = admin ? (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setOpen('new')}>
      {t('teams.add')}
    </Button>
  ) : null;
  // The drawer also opens over an empty list.
  return (
    <>
      <TabPage title={t('teams.title')} about={t('teams.about')} action={add} query={teams} empty={<Empty title={t('teams.none')} hint={t('teams.noneHint')} />}>
        {(rows) => (
          <div className={styles['panel']} role="region" aria-label={t('teams.title')} tabIndex={0}>
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('teams.team')}</th>
                  <th scope="col" className={styles['number']}>{t('teams.members')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((team) => (
                  <tr key={team.id}>
                    <th scope="row">
                      <button type="button" className={styles['open']} onClick={() => setOpen(team)}>
                        {i18n.language === 'zh' ? team.nameZh : team.name}
                      </button>
                      <small>{team.id}</small>
                    </th>
                    <td className={styles['number']}>{formats.number(team.members)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </TabPage>
      {open !== null && <TeamDrawer team={open === 'new' ? null : open} taken={(teams.data ?? []).map(({ id }) => id)} readOnly={!admin} onClose={() => setOpen(null)} />}
    </>
  );
}

interface TeamDrawerProps {
  readonly team: Team | null;
  readonly taken: readonly string[];
  readonly readOnly: boolean;
  readonly onClose: () => void;
}

function TeamDrawer({ team, taken, readOnly, onClose }: TeamDrawerProps) {
  const { t, i18n } = useTranslation('admin');
  const save = useSaveTeam();
  const remove = useRemoveTeam();
  const name = team === null ? '' : i18n.language === 'zh' ? team.nameZh : team.name;
  return (
    <EditDrawer<Pick<Team, 'id' | 'name' | 'nameZh'>>
      name="team"
      title={team === null ? t('teams.add') : name}
      initial={team ?? { id: '', name: '', nameZh: '' }}
      fields={fields}
      readOnly={readOnly}
      save={(edit) => save.mutateAsync({ ...edit, id: team?.id ?? edit.id, revision: team?.revision ?? 0 })}
      onClose={onClose}
      other={team !== null && <RemoveButton remove={() => remove.mutateAsync(team.id)} onRemoved={onClose} question={t('teams.removeQuestion', { name, count: team.members })} />}
    >
      <KeyField known={team?.id ?? null} taken={taken} />
      <NameFields />
    </EditDrawer>
  );
}
