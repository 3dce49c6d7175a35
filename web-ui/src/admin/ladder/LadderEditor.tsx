import { PlusOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import { hasRole, useSession } from '../../app/session/session';
import { NotFound } from '../../app/shell/NotFound';
import { useLadders, useRemoveLadder, useSaveLadder, type Ladder, type LadderEdit, type LadderStep } from '../calls/ladderCalls';
import { EditorPage } from '../form/EditorPage';
import { Group } from '../form/Field';
import { KEY_FORM, NamePair } from '../form/NamePair';
import { RemoveButton } from '../form/RemoveButton';
import { useEditing, type Faults } from '../form/useEditing';
import { freshAction, freshLadder, inOrder, ladderFaults } from './ladderEdit';
import { StepCard } from './StepCard';

const MOST_STEPS = 10;

/** The editor of the ladder in the address; `new` makes one. */
export function LadderPage() {
  const { id = 'new' } = useParams();
  const ladders = useLadders();
  if (ladders.isError) {
    return <Failure error={ladders.error} onRetry={() => void ladders.refetch()} />;
  }
  if (ladders.data === undefined) {
    return <Loading rows={8} />;
  }
  const ladder = ladders.data.find((one) => one.id === id) ?? null;
  return ladder === null && id !== 'new' ? <NotFound /> : <LadderEditor key={`${id} ${ladder?.version ?? 0}`} ladder={ladder} taken={ladders.data.map((one) => one.id)} />;
}

function LadderEditor({ ladder, taken }: { readonly ladder: Ladder | null; readonly taken: readonly string[] }) {
  const { t, i18n } = useTranslation(['admin/ladder', 'admin']);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const admin = hasRole(useSession(), ['admin']);
  const save = useSaveLadder();
  const remove = useRemoveLadder();
  const [id, setId] = useState('');

  const check = (edit: LadderEdit): Faults => {
    const faults = new Map(ladderFaults({ ...edit, steps: inOrder(edit.steps) }, t));
    if (ladder === null && !KEY_FORM.test(id)) {
      faults.set('id', t('admin:key.form'));
    } else if (ladder === null && taken.includes(id)) {
      faults.set('id', t('admin:key.taken'));
    }
    return faults;
  };
  const initial = ladder === null ? freshLadder : { name: ladder.name, nameZh: ladder.nameZh, steps: ladder.steps };
  const editing = useEditing<LadderEdit>(initial, check, async (edit) => {
    await save.mutateAsync({ id: ladder?.id ?? id, version: ladder?.version ?? null, edit: { ...edit, steps: inOrder(edit.steps) } });
    void message.success(t('admin/ladder:saved'));
    void navigate('/admin/ladders');
  });
  const { edit, change, faultAt, ownFault } = editing;
  // Faults count the steps as they are sent, in order; in the form each keeps its place while it is edited.
  const order = inOrder(edit.steps);
  const put = (index: number, step: LadderStep) => change({ steps: edit.steps.map((one, at) => (at === index ? step : one)) });
  const add = () => change({ steps: [...edit.steps, { offsetSeconds: Math.max(0, ...edit.steps.map(({ offsetSeconds }) => offsetSeconds)) + 1_800, actions: [freshAction] }] });
  const name = ladder === null ? t('admin/ladder:add') : i18n.language === 'zh' ? ladder.nameZh : ladder.name;
  return (
    <EditorPage
      title={name}
      back="/admin/ladders"
      backLabel={t('admin:ladders.title')}
      editing={editing}
      readOnly={!admin}
      other={
        admin &&
        ladder !== null && <RemoveButton question={t('admin/ladder:removeQuestion', { name })} remove={() => remove.mutateAsync(ladder)} onRemoved={() => void navigate('/admin/ladders')} />
      }
    >
      <Group title={t('admin/ladder:general')}>
        <NamePair editing={editing} disabled={!admin} idField={ladder === null ? { value: id, onChange: setId } : undefined} />
      </Group>
      <Group title={t('admin/ladder:steps')} hint={t('admin/ladder:stepsHint')} fault={ownFault('steps')}>
        {edit.steps.map((step, index) => (
          <StepCard
            key={index}
            step={step}
            number={index + 1}
            disabled={!admin}
            faultAt={(field) => faultAt(`steps[${order.indexOf(step)}].${field}`)}
            onChange={(changed) => put(index, changed)}
            onRemove={() => change({ steps: edit.steps.filter((_, at) => at !== index) })}
          />
        ))}
        {admin && edit.steps.length < MOST_STEPS && (
          <Button type="dashed" icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
            {t('admin/ladder:stepAdd')}
          </Button>
        )}
      </Group>
    </EditorPage>
  );
}
