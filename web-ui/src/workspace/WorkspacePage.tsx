import { useTranslation } from 'react-i18next';

export default function WorkspacePage() {
  const { t } = useTranslation('workspace');
  return <h1>{t('title')}</h1>;
}
