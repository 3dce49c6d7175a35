import { ArrowDownOutlined, ArrowUpOutlined, HolderOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsFor } from '../../app/problem';
import { hasRole, useSession } from '../../app/session/session';
import { Empty } from '../../app/states/Empty';
import { Failure } from '../../app/states/Failure';
import { Loading } from '../../app/states/Loading';
import page from '../AdminPage.module.css';
import { Chips } from '../QueuesTab';
import { useRules, useSaveRules, type Rule, type RuleBook } from './ruleCalls';
import { RuleDrawer } from './RuleDrawer';
import { moved } from './ruleForm';
import styles from './Topic.module.css';
import { TrialPanel } from './TrialPanel';
import { useRuleWords } from './useRuleWords';

/** Which rules say what work is about, in which order, and what they would say about an example. */
export default function RulesTab() {
  const { t } = useTranslation(['admin/topic', 'admin', 'app']);
  const query = useRules();
  return (
    <div>
      {query.isPending && <Loading rows={6} />}
      {query.data === undefined && query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.data !== undefined && (
        <>
          <Rules book={query.data} />
          <h3 className={styles['heading']}>{t('trial.title')}</h3>
          <TrialPanel />
        </>
      )}
    </div>
  );
}

function Rules({ book }: { readonly book: RuleBook }) {
  const { t } = useTranslation(['admin/topic', 'admin', 'app']);
  const { message } = App.useApp();
  const admin = hasRole(useSession(), ['admin']);
  const save = useSaveRules(book.revision);
  const words = useRuleWords();
  const [open, setOpen] = useState<Rule | 'new' | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const { rules } = book;

  const move = (from: number, to: number) => {
    if (to < 0 || to >= rules.length || from === to || save.isPending) {
      return;
    }
    save.mutate(moved(rules, from, to), {
      onSuccess: () => {
        void message.success(t('rules.moved', { name: rules[from]?.name, place: to + 1 }));
        list.current?.querySelectorAll<HTMLElement>('[data-grip]')[to]?.focus();
      },
      onError: (error) => void message.error(wordsFor(error, t).title),
    });
  };
  const onKey = (event: KeyboardEvent, at: number) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step !== 0) {
      event.preventDefault();
      move(at, at + step);
    }
  };
  const findings = (at: number) => book.findings.filter(({ field }) => field.startsWith(`rules[${at}]`));

  return (
    <>
      <header className={page['head']}>
        <div>
          <h2>{t('rules.title')}</h2>
          <p>{t('rules.about')}</p>
        </div>
        {admin && (
          <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setOpen('new')}>
            {t('rules.add')}
          </Button>
        )}
      </header>
      {rules.length === 0 ? (
        <Empty title={t('rules.none')} hint={t('rules.noneHint')} />
      ) : (
        <ol className={styles['rules']} ref={list} aria-label={t('rules.title')} aria-busy={save.isPending}>
          {rules.map((rule, at) => (
            // Dragging is beside the arrow keys of the handle.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
            <li
              key={rule.id}
              className={dragged === at ? `${styles['rule']} ${styles['dragged']}` : styles['rule']}
              draggable={admin}
              onDragStart={() => setDragged(at)}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={() => dragged !== null && move(dragged, at)}
            >
              {admin && (
                <button type="button" data-grip className={styles['grip']} aria-label={t('rules.grip', { name: rule.name, place: at + 1 })} onKeyDown={(event) => onKey(event, at)}>
                  <HolderOutlined aria-hidden="true" />
                </button>
              )}
              <span className={styles['place']}>{at + 1}</span>
              <div className={styles['what']}>
                <button type="button" className={page['open']} onClick={() => setOpen(rule)}>
                  {rule.name}
                </button>
                {!rule.active && <span className={page['chip']}>{t('admin:inactive')}</span>}
                <p>
                  <span className={styles['soft']}>{t('rules.if')}</span> <Chips words={words.when(rule)} none={t('rules.always')} />
                </p>
                <p>
                  <span className={styles['soft']}>{t('rules.then')}</span> <Chips words={words.gives(rule)} none={t('rules.nothing')} />
                </p>
                {findings(at).map(({ field, code, detail }) => (
                  <p key={field + code} className={page['warning']}>
                    {t(`finding.${code}`, { detail })}
                  </p>
                ))}
              </div>
              {admin && (
                <span className={styles['arrows']}>
                  <Button type="text" size="small" icon={<ArrowUpOutlined aria-hidden="true" />} aria-label={t('rules.up', { name: rule.name })} disabled={at === 0 || save.isPending} onClick={() => move(at, at - 1)} />
                  <Button type="text" size="small" icon={<ArrowDownOutlined aria-hidden="true" />} aria-label={t('rules.down', { name: rule.name })} disabled={at === rules.length - 1 || save.isPending} onClick={() => move(at, at + 1)} />
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      {open !== null && <RuleDrawer book={book} rule={open === 'new' ? null : open} readOnly={!admin} onClose={() => setOpen(null)} />}
    </>
  );
}
