import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import { wordsFor } from '../../app/problem';
import { Loading } from '../../app/states/Loading';
import styles from '../context/ContextPanel.module.css';
import { useMerge, usePerson, useSplit, type Identity } from './identityCalls';

function Ways({ identity }: { readonly identity: Identity }) {
  const { t } = useTranslation('workspace/identity');
  const ways = [identity.email, ...identity.addresses.map(({ kind, value }) => `${kind} ${value}`), identity.externalId === null ? null : `id ${identity.externalId}`].filter((way) => way !== null);
  return (
    <>
      <span dir="auto">{identity.name ?? t('nameless')}</span>
      <span className={styles['quiet']} dir="ltr">
        {[...new Set(ways)].join(' · ')}
        {identity.vouched && ` (${t('vouched')})`}
      </span>
    </>
  );
}

/** In which ways a customer is known, who may be the same person, and what was taken for one. */
export default function PersonPart({ customer }: { readonly customer: string }) {
  const { t } = useTranslation('workspace/identity');
  const { message } = App.useApp();
  const formats = useFormats();
  const person = usePerson(customer);
  const merge = useMerge(customer);
  const split = useSplit(customer);
  if (person.data === undefined) {
    return person.isError ? <p className={styles['quiet']}>{wordsFor(person.error, t).title}</p> : <Loading rows={2} />;
  }
  const { identities, suggestions, history } = person.data;
  const failed = (error: unknown) => void message.error(wordsFor(error, t).title);
  return (
    <>
      <h4 className={styles['heading']}>{t('title')}</h4>
      <ul className={styles['list']}>
        {identities.map((identity) => (
          <li key={identity.customerId}>
            <Ways identity={identity} />
          </li>
        ))}
      </ul>
      {suggestions.length > 0 && (
        <>
          <h4 className={styles['heading']}>{t('may')}</h4>
          <ul className={styles['list']}>
            {suggestions.map(({ identity, reasons }) => (
              <li key={identity.customerId}>
                <Ways identity={identity} />
                <span className={styles['quiet']}>{reasons.map((reason) => t(`reasons.${reason}`)).join(' · ')}</span>
                <Button
                  size="small"
                  loading={merge.isPending && merge.variables === identity.customerId}
                  aria-label={t('mergeOf', { name: identity.name ?? t('nameless') })}
                  onClick={() => merge.mutate(identity.customerId, { onSuccess: () => void message.success(t('merged')), onError: failed })}
                >
                  {t('merge')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {history.length > 0 && (
        <>
          <h4 className={styles['heading']}>{t('history')}</h4>
          <ul className={styles['list']}>
            {history.map((one) => {
              const by = { who: one.byName ?? t('somebody'), at: formats.dateTime(one.at) };
              return (
                <li key={one.id}>
                  <span>{t('by', by)}</span>
                  {one.reason !== null && <q dir="auto">{one.reason}</q>}
                  {one.undoneAt === null ? (
                    <Button size="small" loading={split.isPending && split.variables === one.id} aria-label={t('splitOf', by)} onClick={() => split.mutate(one.id, { onError: failed })}>
                      {t('split')}
                    </Button>
                  ) : (
                    <span className={styles['quiet']}>{t('undone', { who: one.undoneByName ?? t('somebody'), at: formats.dateTime(one.undoneAt) })}</span>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </>
  );
}
