import { ApiOutlined, CommentOutlined, MailOutlined, MessageOutlined, PhoneOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../app/model/conversation';

const icons = {
  CHAT: MessageOutlined,
  API: ApiOutlined,
  EMAIL: MailOutlined,
  PHONE: PhoneOutlined,
  SOCIAL: CommentOutlined,
} as const satisfies Record<Channel, unknown>;

export function ChannelMark({ channel }: { readonly channel: Channel }) {
  const { t } = useTranslation('workspace');
  const Icon = icons[channel];
  return <Icon role="img" aria-label={t(`channel.${channel}`)} title={t(`channel.${channel}`)} style={{ color: 'var(--text-faint)', fontSize: 12 }} />;
}
