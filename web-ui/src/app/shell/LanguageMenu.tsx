import { TranslationOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, languages, type Language } from '../i18n/i18n';

// Each language is named in itself, so that it can be found by whoever cannot read the present one.
const ownNames: Readonly<Record<Language, string>> = { en: 'English', zh: '中文' };

export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [i18n.language],
        items: languages.map((language) => ({
          key: language,
          label: <span lang={language}>{ownNames[language]}</span>,
          onClick: () => void chooseLanguage(language),
        })),
      }}
    >
      <Button type="text" icon={<TranslationOutlined aria-hidden="true" />} aria-label={t('bar.language')} />
    </Dropdown>
  );
}
