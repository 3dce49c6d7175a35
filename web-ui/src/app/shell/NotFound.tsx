import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '../states/Empty';

export function NotFound() {
  const { t } = useTranslation();
  return <Empty title={t('notFound.title')} hint={t('notFound.hint')} action={<Link to="/">{t('notFound.home')}</Link>} />;
}
