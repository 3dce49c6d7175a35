import { CheckOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../app/model/conversation';
import { wordsFor } from '../../app/problem';
import { hasRole, useSession } from '../../app/session/session';
import { useApproveReply } from '../calls/suggestionCalls';
import styles from './ApproveReply.module.css';

/** Under a reply of mine: it was the answer, so that colleagues find it. Supervisors say so of everybody's. */
export function ApproveReply({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation(['workspace', 'app']);
  const { message } = App.useApp();
  const session = useSession();
  const approve = useApproveReply();
  if (entry.author.kind !== 'agent' || (entry.author.id !== session.id && !hasRole(session, ['supervisor', 'admin']))) {
    return null;
  }
  const approved = approve.isSuccess && approve.variables.approved;
  return (
    <button
      type="button"
      className={styles['approve']}
      aria-pressed={approved}
      disabled={approve.isPending}
      onClick={() => approve.mutate({ message: entry.id, approved: !approved }, { onError: (error) => void message.error(wordsFor(error, t).title) })}
    >
      <CheckOutlined aria-hidden="true" /> {t(approved ? 'workspace:teach.approved' : 'workspace:teach.approve')}
    </button>
  );
}
