import { App, Avatar, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../api';
import { wordsFor } from '../problem';
import { roles, useSession } from '../session/session';

/** Ends the session, then shows the page from its start, so that nothing of this person stays in memory. */
async function signOut(): Promise<void> {
  await api.post('/logout');
  window.location.assign('/');
}

export function MeMenu() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const session = useSession();
  const mine = roles.filter((role) => session.roles.includes(role)).map((role) => t(`role.${role}`));
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            key: 'who',
            disabled: true,
            label: (
              <span>
                {session.name}
                <br />
                <small>{mine.join(', ')}</small>
              </span>
            ),
          },
          { type: 'divider' },
          { key: 'out', label: t('bar.signOut'), onClick: () => void signOut().catch((error: unknown) => message.error(wordsFor(error, t).title)) },
        ],
      }}
    >
      <Button type="text" aria-label={t('bar.me', { name: session.name })} style={{ paddingInline: 6 }}>
        <Avatar size={26} style={{ background: 'var(--accent-soft)', color: 'var(--accent)' }}>
          {session.name.slice(0, 1).toUpperCase()}
        </Avatar>
      </Button>
    </Dropdown>
  );
}
