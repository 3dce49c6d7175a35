import { Input, Modal } from 'antd';
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Keys } from '../keys/Keys';
import { shortcutsNow } from '../keys/keys';
import { useSearch } from './searchCalls';
import styles from './SearchDialog.module.css';

interface Hit {
  readonly key: string;
  readonly group: string;
  readonly title: string;
  readonly detail: string;
  readonly keys?: string;
  readonly go: () => void;
}

function useHits(words: string): { hits: readonly Hit[]; busy: boolean; failed: boolean } {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const found = useSearch(useDeferredValue(words), i18n.language);
  const wanted = words.trim().toLowerCase();
  const commands: Hit[] = shortcutsNow()
    .filter((shortcut) => shortcut.keys !== 'mod+k' && shortcut.label.toLowerCase().includes(wanted))
    .slice(0, 8)
    .map((shortcut) => ({ key: `command-${shortcut.keys}`, group: t('search.commands'), title: shortcut.label, detail: shortcut.group, keys: shortcut.keys, go: shortcut.run }));
  const conversations: Hit[] = found.conversations.map((one) => ({
    key: `conversation-${one.id}`,
    group: t('search.conversations'),
    title: `#${one.number} ${one.customer.name ?? t('search.unnamed')}`,
    detail: one.lastEntry?.text ?? '',
    go: () => void navigate(`/workspace/${one.id}`),
  }));
  const customers: Hit[] = found.customers.map((one) => ({
    key: `customer-${one.id}`,
    group: t('search.customers'),
    title: one.name ?? t('search.unnamed'),
    detail: one.email ?? '',
    go: () => void navigate(`/workspace?customer=${one.id}`),
  }));
  const articles: Hit[] = found.articles.map((one) => ({
    key: `article-${one.id}`,
    group: t('search.articles'),
    title: one.title,
    detail: one.excerpt,
    go: () => void navigate(one.path),
  }));
  return { hits: [...conversations, ...customers, ...articles, ...commands], busy: found.busy, failed: found.failed };
}

/** Finds conversations, customers, articles and commands from one field. */
export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const { hits, busy, failed } = useHits(words);
  const active = Math.min(at, hits.length - 1);

  const choose = (hit: Hit | undefined) => {
    if (hit !== undefined) {
      onClose();
      hit.go();
    }
  };
  const steer = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((active + step + hits.length) % Math.max(1, hits.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(hits[active]);
    }
  };

  return (
    <Modal open footer={null} closable={false} width={620} style={{ top: 80 }} onCancel={onClose} title={<span className="unseen">{t('search.open')}</span>}>
      <Input
        autoFocus
        size="large"
        variant="borderless"
        placeholder={t('search.placeholder')}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(0);
        }}
        onKeyDown={steer}
        role="combobox"
        aria-expanded
        aria-label={t('search.open')}
        aria-controls={`${id}-hits`}
        aria-activedescendant={hits[active] ? `${id}-${hits[active].key}` : undefined}
      />
      <div id={`${id}-hits`} role="listbox" aria-label={t('search.results')} className={styles['hits']}>
        {[...new Set(hits.map((hit) => hit.group))].map((group) => (
          <div key={group} role="group" aria-label={group}>
            <p className={styles['group']} aria-hidden="true">
              {group}
            </p>
            {hits.map((hit, index) =>
              hit.group === group ? (
                <div
                  key={hit.key}
                  id={`${id}-${hit.key}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  className={styles['hit']}
                  onMouseMove={() => setAt(index)}
                  onClick={() => choose(hit)}
                  onKeyDown={steer}
                >
                  <span className={styles['title']}>{hit.title}</span>
                  <span className={styles['detail']}>{hit.detail}</span>
                  {hit.keys !== undefined && <Keys keys={hit.keys} />}
                </div>
              ) : null,
            )}
          </div>
        ))}
      </div>
      <p role="status" className={styles['status']}>
        {busy ? t('search.busy') : failed ? t('search.failed') : hits.length === 0 ? t('search.none') : ''}
      </p>
    </Modal>
  );
}
