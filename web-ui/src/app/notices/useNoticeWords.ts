import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format';
import type { Notice } from './notices';

/** A notice in words: what happened, and to which conversation. */
export function useNoticeWords(): (notice: Notice) => { readonly title: string; readonly about: string } {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ kind, metric, step, customer, number, percent, dueAt }) => {
    const who = [customer ?? '', typeof number === 'number' ? `#${number}` : ''].filter((part) => part !== '').join(' ');
    const about = [
      who,
      typeof percent === 'number' ? t('notices.percent', { percent: formats.percent(percent / 100, 0) }) : '',
      dueAt === null ? '' : t('notices.dueAt', { at: formats.dateTime(dueAt) }),
    ];
    return {
      title: t([`notices.kind.${kind}`, 'notices.kind.other'], { kind, step: step ?? '', metric: t([`metric.${metric ?? 'other'}`, 'metric.other']) }),
      about: about.filter((part) => part !== '').join(' · '),
    };
  };
}
