import { Avatar, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { csrfToken } from '../api';
import { useSession } from '../session/session';

/** Leaves through the browser itself, because the sign-out ends with a redirect to the identity provider. */
export function signOut(): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/logout';
  const token = document.createElement('input');
  token.type = 'hidden';
  token.name = '_csrf';
  token.value = csrfToken() ?? '';
  form.append(token);
  document.body.append(form);
  form.submit();
}

export function MeMenu() {
  const { t } = useTranslation();
  const session = useSession();
  const roles = session.roles.map((role) => t([`role.${role}`, 'role.other'])).join(', ');
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
                <small>{roles}</small>
              </span>
            ),
          },
          { type: 'divider' },
          { key: 'out', label: t('bar.signOut'), onClick: signOut },
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
