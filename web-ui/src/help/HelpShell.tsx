import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { languages, type Language } from '../app/i18n/i18n';
import { Logo } from '../app/shell/Logo';
import { ThemeMenu } from '../app/shell/ThemeMenu';
import styles from './HelpPage.module.css';

// Each language is named in itself, so that it can be found by whoever cannot read the present one.
const ownNames: Readonly<Record<Language, string>> = { en: 'English', zh: '中文' };

interface HelpShellProps {
  readonly language: Language;
  /** Where the same stands in other languages; their first page where it does not. */
  readonly elsewhere?: Readonly<Partial<Record<string, string>>>;
  readonly children: ReactNode;
}

/** What stands around each page of the help centre. */
export function HelpShell({ language, elsewhere = {}, children }: HelpShellProps) {
  const { t } = useTranslation('help');
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#help-content">
        {t('skip')}
      </a>
      <header className={styles['bar']}>
        <Link to={`/help/${language}`} className={styles['home']}>
          <Logo />
          <span>{t('title')}</span>
        </Link>
        <nav aria-label={t('language')} className={styles['languages']}>
          {languages.map((other) => (
            <Link
              key={other}
              to={other === language ? '' : (elsewhere[other] ?? `/help/${other}`)}
              lang={other}
              hrefLang={other}
              aria-current={other === language ? 'true' : undefined}
            >
              {ownNames[other]}
            </Link>
          ))}
        </nav>
        <ThemeMenu />
      </header>
      <main id="help-content" tabIndex={-1} className={styles['main']}>
        {children}
      </main>
    </div>
  );
}
