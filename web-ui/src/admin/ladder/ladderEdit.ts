import type { TFunction } from 'i18next';
import { subjectOf, tells, type LadderAction, type LadderEdit, type LadderStep } from '../calls/ladderCalls';
import type { Faults } from '../form/useEditing';

export const freshAction: LadderAction = { kind: 'NOTIFY_SUPERIOR', to: null, media: ['WORKSPACE'] };
export const freshLadder: LadderEdit = { name: '', nameZh: '', steps: [{ offsetSeconds: 0, actions: [freshAction] }] };

/** Steps in the order in which they come. */
export function inOrder(steps: readonly LadderStep[]): readonly LadderStep[] {
  return steps.toSorted((a, b) => a.offsetSeconds - b.offsetSeconds);
}

/** What we see to be wrong before the server is asked; steps are counted as they stand in the form. */
export function ladderFaults({ name, nameZh, steps }: LadderEdit, t: TFunction): Faults {
  const faults = new Map<string, string>();
  if (name.trim() === '') {
    faults.set('name', t('admin:name.rule'));
  }
  if (nameZh.trim() === '') {
    faults.set('nameZh', t('admin:name.rule'));
  }
  if (steps.length === 0) {
    faults.set('steps', t('admin/ladder:fault.noStep'));
  }
  steps.forEach((step, index) => {
    if (steps.slice(0, index).some(({ offsetSeconds }) => offsetSeconds === step.offsetSeconds)) {
      faults.set(`steps[${index}].offsetSeconds`, t('admin/ladder:fault.twice'));
    }
    if (step.actions.length === 0) {
      faults.set(`steps[${index}].actions`, t('admin/ladder:fault.noAction'));
    }
    step.actions.forEach(({ kind, to, media }, at) => {
      if (subjectOf(kind) !== null && (to ?? '') === '') {
        faults.set(`steps[${index}].actions[${at}].to`, t('admin/ladder:fault.to'));
      }
      if (tells(kind) && media.length === 0) {
        faults.set(`steps[${index}].actions[${at}].media`, t('admin/ladder:fault.media'));
      }
    });
  });
  return faults;
}
