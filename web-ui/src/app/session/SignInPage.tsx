import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { LanguageMenu } from '../shell/LanguageMenu';
import { Logo } from '../shell/Logo';
import { signInAddress } from './session';
import styles from './SignInPage.module.css';

export function SignInPage() {
  const { t } = useTranslation();
  return (
    <main className={styles['page']}>
      <section className={styles['card']} aria-labelledby="sign-in">
        <Logo />
        <h1 id="sign-in">{t('signIn.title')}</h1>
        <p>{t('signIn.lead')}</p>
        <Button type="primary" size="large" block href={signInAddress()}>
          {t('signIn.button')}
        </Button>
        <p className={styles['foot']}>
          <a href="/help">{t('signIn.help')}</a>
          <LanguageMenu />
        </p>
      </section>
    </main>
  );
}
