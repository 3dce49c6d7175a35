import { useTranslation } from 'react-i18next';

export default function BoardPage() {
  const { t } = useTranslation('board');
  return <h1>{t('title')}</h1>;
}
