import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './MailFields.module.css';
import { wrongAddress, type MailDetails } from './mailDetails';

interface MailFieldsProps {
  readonly details: MailDetails;
  readonly onDetails: (details: MailDetails) => void;
}

/** Above the composer of a mail: who else gets it, and what it is called. */
export default function MailFields({ details, onDetails }: MailFieldsProps) {
  const { t } = useTranslation('workspace/mail');
  const id = useId();
  const [open, setOpen] = useState(Object.values(details).some((value) => value !== ''));
  if (!open) {
    return (
      <button type="button" className={styles['open']} aria-expanded="false" onClick={() => setOpen(true)}>
        {t('addCopies')}
      </button>
    );
  }
  return (
    <div className={styles['fields']}>
      {(['cc', 'bcc', 'subject'] as const).map((name) => {
        const wrong = name === 'subject' ? null : wrongAddress(details[name]);
        return (
          <div key={name} className={styles['field']}>
            <label htmlFor={`${id}-${name}`}>{t(name)}</label>
            <Input
              id={`${id}-${name}`}
              size="small"
              value={details[name]}
              maxLength={name === 'subject' ? 200 : 2000}
              placeholder={name === 'subject' ? '' : t('addressesHint')}
              aria-invalid={wrong !== null}
              {...(wrong === null ? {} : { status: 'error' as const, 'aria-describedby': `${id}-${name}-wrong` })}
              onChange={(event) => onDetails({ ...details, [name]: event.target.value })}
            />
            {wrong !== null && (
              <span id={`${id}-${name}-wrong`} className={styles['wrong']} role="alert">
                {t('addressWrong', { address: wrong })}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}
