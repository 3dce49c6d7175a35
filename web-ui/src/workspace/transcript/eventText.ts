import type { TFunction } from 'i18next';
import type { Entry, LastEntry } from '../../app/model/conversation';

type Params = Readonly<Record<string, unknown>>;

function word(params: Params, key: string): string {
  const value = params[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What happened, as one quiet line. Codes that we do not know are shown as they are: nothing is hidden. */
export function eventText(entry: Entry, t: TFunction, queueName: (id: string) => string): string {
  const { event } = entry;
  if (event === null) {
    return entry.text;
  }
  const { code, params } = event;
  const nobody = t('workspace:event.somebody');
  const cause = word(params, 'cause');
  const reason = word(params, 'reason');
  const toName = word(params, 'toName');
  return t([`workspace:event.${code}${toName === '' ? '' : '_to'}`, `workspace:event.${code}`, 'workspace:event.other'], {
    code,
    who: entry.author.name ?? nobody,
    agent: word(params, 'agentName') || nobody,
    priority: t([`workspace:priority.${word(params, 'priority')}`, 'workspace:event.somebody']),
    from: code === 'moved' ? t(`workspace:channel.${word(params, 'from')}`) : word(params, 'fromName') || nobody,
    to: code === 'moved' ? t(`workspace:channel.${word(params, 'to')}`) : toName || nobody,
    queue: queueName(word(params, 'queue')),
    cause: cause === '' ? '' : t([`workspace:cause.${cause}`, 'workspace:cause.other']),
    reason: reason === '' ? '' : t([`workspace:reason.${reason}`, 'workspace:reason.other']),
    outcome: t([`workspace:outcome.${word(params, 'outcome')}`, 'workspace:outcome.RESOLVED']),
    score: word(params, 'score'),
    text: word(params, 'text'),
    tags: word(params, 'tags'),
    attempt: word(params, 'attempt'),
    most: word(params, 'most'),
    seconds: word(params, 'seconds'),
    heldSeconds: word(params, 'heldSeconds'),
    disposition: word(params, 'disposition') || '–',
  });
}

/** The last entry in one line of a list: who speaks, if it is not the customer, and the words. */
export function entryPreview(last: LastEntry, t: TFunction): string {
  const words = last.text === '' ? t(`workspace:preview.${last.kind}`) : last.text;
  switch (last.author.kind) {
    case 'agent':
      return t(last.kind === 'note' ? 'workspace:preview.noteBy' : 'workspace:preview.by', { who: last.author.name ?? '', words });
    case 'bot':
      return t('workspace:preview.by', { who: t('workspace:author.bot'), words });
    case 'customer':
    case 'system':
      return words;
  }
}
