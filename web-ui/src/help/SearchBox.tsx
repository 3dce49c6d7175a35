import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './HelpPage.module.css';
import { LONGEST_WORDS } from './helpCalls';

interface SearchBoxProps {
  readonly words: string;
  readonly onChange: (words: string) => void;
  readonly onEnter?: () => void;
}

export function SearchBox({ words, onChange, onEnter }: SearchBoxProps) {
  const { t } = useTranslation('help');
  const id = useId();
  return (
    <form
      role="search"
      className={styles['search']}
      onSubmit={(event) => {
        event.preventDefault();
        onEnter?.();
      }}
    >
      <label htmlFor={id} className="unseen">
        {t('search.label')}
      </label>
      <Input
        id={id}
        size="large"
        allowClear
        value={words}
        maxLength={LONGEST_WORDS}
        placeholder={t('search.placeholder')}
        prefix={<SearchOutlined aria-hidden="true" />}
        autoComplete="off"
        enterKeyHint="search"
        onChange={({ target }) => onChange(target.value)}
      />
    </form>
  );
}
