import { SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { Keys } from '../keys/Keys';
import { NoticesButton } from '../notices/NoticesButton';
import type { Place } from '../places';
import { PresenceSwitch } from '../presence/PresenceSwitch';
import { LanguageMenu } from './LanguageMenu';
import { Logo } from './Logo';
import { MeMenu } from './MeMenu';
import { ThemeMenu } from './ThemeMenu';
import styles from './TopBar.module.css';

export function TopBar({ places, onSearch }: { readonly places: readonly Place[]; readonly onSearch: () => void }) {
  const { t } = useTranslation();
  return (
    <header className={`${styles['bar']} bar`}>
      <Logo />
      <nav aria-label={t('bar.places')} className={styles['places']}>
        {places.map((place) => (
          <NavLink key={place.key} to={place.path} className={({ isActive }) => (isActive ? `${styles['place']} ${styles['here']}` : (styles['place'] ?? ''))}>
            {t(`places.${place.key}`)}
          </NavLink>
        ))}
      </nav>
      <div className={styles['tools']}>
        <Button className={styles['search']} icon={<SearchOutlined aria-hidden="true" />} onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
          <span className={styles['searchWords']}>
            <span>{t('search.button')}</span> <Keys keys="mod+k" />
          </span>
        </Button>
        <PresenceSwitch />
        <NoticesButton />
        <LanguageMenu />
        <ThemeMenu />
        <MeMenu />
      </div>
    </header>
  );
}
