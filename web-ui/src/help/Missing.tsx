import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Language } from '../app/i18n/i18n';
import styles from './HelpPage.module.css';
import { SearchBox } from './SearchBox';

/** For an address at which there is nothing, or nothing any more. */
export function Missing({ language }: { readonly language: Language }) {
  const { t } = useTranslation('help');
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  return (
    <section className={styles['hero']}>
      <h1>{t('missing.title')}</h1>
      <p>{t('missing.hint')}</p>
      <SearchBox words={words} onChange={setWords} onEnter={() => void navigate(`/help/${language}?q=${encodeURIComponent(words.trim())}`)} />
      <p>
        <Link to={`/help/${language}`}>{t('missing.home')}</Link>
      </p>
    </section>
  );
}
