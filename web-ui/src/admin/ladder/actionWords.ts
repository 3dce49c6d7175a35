import type { TFunction } from 'i18next';
import type { Formats } from '../../app/i18n/format';
import { subjectOf, tells, type LadderAction } from '../calls/ladderCalls';

/** How to call the people and queues that actions name. */
export interface Names {
  readonly person: (id: string) => string;
  readonly queue: (id: string) => string;
}

/** One action as words: "tell the supervisors (workspace, e-mail)". */
export function actionWords({ kind, to, media }: LadderAction, names: Names, t: TFunction): string {
  const subject = subjectOf(kind);
  const named = to === null || subject === null ? '' : subject === 'priority' ? t(`admin:promises.priority.${to}`) : names[subject](to);
  const what = t(`admin/ladder:words.${kind}`, { to: named });
  return tells(kind) && media.length > 0 ? t('admin/ladder:by', { what, media: media.map((medium) => t(`admin/ladder:medium.${medium}`)).join(t('admin:promises.and')) }) : what;
}

/** When a step comes: "10m before the deadline". */
export function offsetWords(offsetSeconds: number, t: TFunction, formats: Formats): string {
  if (offsetSeconds === 0) {
    return t('admin/ladder:at');
  }
  return t(offsetSeconds < 0 ? 'admin/ladder:before' : 'admin/ladder:after', { length: formats.length(Math.abs(offsetSeconds)) });
}
