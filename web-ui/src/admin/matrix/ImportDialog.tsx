import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import { wordsFor } from '../../app/problem';
import styles from './Matrix.module.css';
import { useCheckFile, useImportFile, type Reading } from './matrixCalls';

/** A file is chosen, looked at without changing anything, and taken over when it is right. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['admin/matrix', 'app']);
  const check = useCheckFile();
  const take = useImportFile();
  const [text, setText] = useState<string | null>(null);
  const reading = check.data;
  const error = check.error ?? take.error;
  const words = error === null ? null : wordsFor(error, t);
  const ready = reading !== undefined && reading.faults.length === 0 && reading.agents > 0;

  const choose = async (file: File | undefined) => {
    if (file === undefined) {
      return;
    }
    take.reset();
    const read = await file.text();
    setText(read);
    check.mutate(read);
  };
  return (
    <Modal
      open
      title={t('import.title')}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {t('import.close')}
        </Button>,
        <Button key="take" type="primary" disabled={!ready} loading={take.isPending} onClick={() => text !== null && take.mutate(text, { onSuccess: onClose })}>
          {t('import.take', { count: reading?.agents ?? 0 })}
        </Button>,
      ]}
    >
      <p>{t('import.about')}</p>
      <label>
        {t('import.file')} <input type="file" accept=".csv,text/csv" onChange={(event) => void choose(event.target.files?.[0])} />
      </label>
      <div aria-live="polite">
        {check.isPending && <p>{t('import.checking')}</p>}
        {words !== null && <Alert type="error" showIcon title={words.title} description={words.remedy} />}
        {reading !== undefined && words === null && <Result reading={reading} />}
      </div>
    </Modal>
  );
}

function Result({ reading }: { readonly reading: Reading }) {
  const { t } = useTranslation('admin/matrix');
  const formats = useFormats();
  if (reading.faults.length > 0) {
    return (
      <>
        <p role="alert">{t('import.faults', { count: reading.faults.length })}</p>
        <ul className={styles['faults']}>
          {reading.faults.map((fault) => (
            <li key={`${fault.row} ${fault.column} ${fault.code}`}>
              <strong>{t(fault.column === '' ? 'import.atRow' : 'import.at', { row: formats.number(fault.row), column: fault.column })}</strong> {fault.detail}
              <small>{fault.remedy}</small>
            </li>
          ))}
        </ul>
      </>
    );
  }
  if (reading.agents === 0) {
    return <p>{t('import.nothing')}</p>;
  }
  return (
    <>
      <p>{t('import.changes', { count: reading.cells })}</p>
      <table className={styles['changes']}>
        <thead>
          <tr>
            <th scope="col">{t('agent')}</th>
            <th scope="col">{t('import.column')}</th>
            <th scope="col">{t('import.before')}</th>
            <th scope="col">{t('import.after')}</th>
          </tr>
        </thead>
        <tbody>
          {reading.changes.slice(0, 100).map(({ username, column, before, after }) => (
            <tr key={`${username} ${column}`}>
              <td>{username}</td>
              <td>{column}</td>
              <td>{before === '' ? '–' : before}</td>
              <td>{after === '' ? '–' : after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
