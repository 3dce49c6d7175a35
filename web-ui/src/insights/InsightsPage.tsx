import { useTranslation } from 'react-i18next';

export default function InsightsPage() {
  const { t } = useTranslation('insights');
  return <h1>{t('title')}</h1>;
}
