import { DesktopOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { themeChoices } from '../theme/theme';
import { useThemeState } from '../theme/ThemeProvider';

const icons = { light: <SunOutlined aria-hidden="true" />, dark: <MoonOutlined aria-hidden="true" />, system: <DesktopOutlined aria-hidden="true" /> };

export function ThemeMenu() {
  const { t } = useTranslation();
  const { choice, shade, choose } = useThemeState();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [choice],
        items: themeChoices.map((option) => ({
          key: option,
          icon: icons[option],
          label: t(`theme.${option}`),
          onClick: () => choose(option),
        })),
      }}
    >
      <Button type="text" icon={icons[shade]} aria-label={t('bar.theme')} />
    </Dropdown>
  );
}
