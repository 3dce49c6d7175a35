import { useTranslation } from 'react-i18next';

/** What the shop's articles are about; authors may make up others. */
export const categories = ['orders', 'shipping', 'returns', 'billing', 'account', 'product', 'technical', 'general', 'internal'] as const;

/** A category's name in the reader's language, itself if an author made it up. */
export function useCategoryName(): (category: string) => string {
  const { t } = useTranslation('knowledge');
  return (category) => (categories.some((known) => known === category) ? t(`category.${category}`) : category);
}
