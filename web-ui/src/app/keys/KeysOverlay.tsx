import { Modal } from 'antd';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from './Keys';
import { handleKey, shortcutsNow, watchShortcuts, type Shortcut } from './keys';
import styles from './KeysOverlay.module.css';
import { useShortcuts } from './useShortcuts';

function grouped(shortcuts: readonly Shortcut[]): Map<string, Shortcut[]> {
  const groups = new Map<string, Shortcut[]>();
  for (const shortcut of shortcuts) {
    const group = groups.get(shortcut.group) ?? [];
    if (!group.some((other) => other.keys === shortcut.keys)) {
      groups.set(shortcut.group, [...group, shortcut]);
    }
  }
  return groups;
}

/** Listens to the keyboard for the whole application, and shows all keys on `?`. */
export function KeysOverlay() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const shortcuts = useSyncExternalStore(watchShortcuts, shortcutsNow);

  useEffect(() => {
    const listen = (event: KeyboardEvent) => void handleKey(event, event.timeStamp);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  useShortcuts([{ keys: '?', label: t('keys.show'), group: t('keys.everywhere'), run: () => setOpen(true) }]);

  return (
    <Modal open={open} title={t('keys.title')} footer={null} width={640} onCancel={() => setOpen(false)}>
      <div className={styles['groups']}>
        {[...grouped(shortcuts)].map(([group, members]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {members.map((shortcut) => (
                <div key={shortcut.keys}>
                  <dt>{shortcut.label}</dt>
                  <dd>
                    <Keys keys={shortcut.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
