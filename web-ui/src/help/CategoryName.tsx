import { useTranslation } from 'react-i18next';
import { knownCategories } from './categories';

export function CategoryName({ category }: { readonly category: string }) {
  const { t } = useTranslation('help');
  return knownCategories.some((known) => known === category) ? t(`category.${category}`) : category;
}
