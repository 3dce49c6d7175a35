import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from './Field';
import styles from './Form.module.css';
import type { Editing } from './useEditing';

export const KEY_FORM = /^[a-z0-9][a-z0-9-]{0,62}$/;

interface Named {
  readonly name: string;
  readonly nameZh: string;
}

/** A name in both languages, and, where a new thing is made, the key that programs know it by. */
export function NamePair<E extends Named>({ editing, disabled, idField }: { readonly editing: Editing<E>; readonly disabled: boolean; readonly idField?: { readonly value: string; readonly onChange: (id: string) => void } | undefined }) {
  const { t } = useTranslation('admin');
  return (
    <div className={styles['columns']}>
      <Field label={t('name.en')} fault={editing.faultAt('name')}>
        {({ status, ...control }) => (
          <Input {...control} status={status} lang="en" autoComplete="off" maxLength={100} disabled={disabled} value={editing.edit.name} onChange={(event) => editing.change({ name: event.target.value } as Partial<E>)} />
        )}
      </Field>
      <Field label={t('name.zh')} fault={editing.faultAt('nameZh')}>
        {({ status, ...control }) => (
          <Input {...control} status={status} lang="zh" autoComplete="off" maxLength={100} disabled={disabled} value={editing.edit.nameZh} onChange={(event) => editing.change({ nameZh: event.target.value } as Partial<E>)} />
        )}
      </Field>
      {idField !== undefined && (
        <Field label={t('key.label')} hint={t('key.hint')} fault={editing.faultAt('id')}>
          {({ status, ...control }) => (
            <Input {...control} status={status} autoComplete="off" spellCheck={false} maxLength={63} value={idField.value} onChange={(event) => idField.onChange(event.target.value)} />
          )}
        </Field>
      )}
    </div>
  );
}
