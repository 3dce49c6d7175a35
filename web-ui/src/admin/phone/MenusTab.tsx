import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../app/states/Empty';
import styles from '../AdminPage.module.css';
import { useMenus } from '../calls/menuCalls';
import { TabPage } from '../TabPage';
import { MenuDrawer } from './MenuDrawer';

/** What callers hear first. */
export default function MenusTab() {
  const { t } = useTranslation('admin/phone');
  const menus = useMenus();
  const [open, setOpen] = useState<string | null>(null);
  const shown = menus.data?.find(({ connectionId }) => connectionId === open) ?? null;
  return (
    <>
      <TabPage title={t('title')} about={t('about')} query={menus} empty={<Empty title={t('none')} hint={t('noneHint')} />}>
        {(lines) => (
          <div className={styles['panel']} role="region" aria-label={t('title')} tabIndex={0}>
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('line')}</th>
                  <th scope="col">{t('greeting', { language: 'en' })}</th>
                  <th scope="col">{t('questions')}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr key={line.connectionId}>
                    <th scope="row">
                      <button type="button" className={styles['open']} onClick={() => setOpen(line.connectionId)}>
                        {line.name}
                      </button>
                    </th>
                    <td>{line.menu.greetings[line.menu.language]}</td>
                    <td>{line.menu.nodes.length}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </TabPage>
      {shown !== null && <MenuDrawer key={`${shown.connectionId} ${shown.revision}`} line={shown} onClose={() => setOpen(null)} />}
    </>
  );
}
