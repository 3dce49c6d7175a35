import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../app/i18n/i18n';
import { Empty } from '../app/states/Empty';
import styles from './AdminPage.module.css';
import { useQuickReplies, useRemoveQuickReply, useSaveQuickReply, type QuickReply, type QuickReplyEdit } from './calls/quickReplyCalls';
import { EditDrawer } from './form/EditDrawer';
import { languageName } from './form/languageNames';
import { RemoveButton } from './form/RemoveButton';
import { useUndo } from './form/useUndo';
import { TabPage } from './TabPage';

const fields = ['shortcut', 'title', 'language', 'text'] as const;
const SHORTCUT = /^[\p{L}\p{N}_-]{1,40}$/u;

export function QuickRepliesTab() {
  const { t, i18n } = useTranslation('admin');
  const replies = useQuickReplies();
  const [language, setLanguage] = useState('all');
  const [open, setOpen] = useState<QuickReply | 'new' | null>(null);
  const add = (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setOpen('new')}>
      {t('quickReplies.add')}
    </Button>
  );
  return (
    <>
      <TabPage title={t('quickReplies.title')} about={t('quickReplies.about')} action={add} query={replies} empty={<Empty title={t('quickReplies.none')} hint={t('quickReplies.noneHint')} />}>
        {(rows) => (
          <>
            <div className={styles['filters']}>
              <Segmented
                aria-label={t('language')}
                value={language}
                onChange={setLanguage}
                options={[{ value: 'all', label: t('all') }, ...languages.map((tag) => ({ value: tag as string, label: languageName(tag, i18n.language) }))]}
              />
            </div>
            <div className={styles['panel']} role="region" aria-label={t('quickReplies.title')} tabIndex={0}>
              <table className={styles['table']}>
                <thead>
                  <tr>
                    <th scope="col">{t('quickReplies.shortcut')}</th>
                    <th scope="col">{t('quickReplies.name')}</th>
                    <th scope="col">{t('language')}</th>
                    <th scope="col">{t('quickReplies.text')}</th>
                  </tr>
                </thead>
                <tbody>
                  {sorted(rows, language).map((reply) => (
                    <tr key={reply.id}>
                      <th scope="row" className={styles['nowrap']}>/{reply.shortcut}</th>
                      <td>
                        <button type="button" className={styles['open']} onClick={() => setOpen(reply)}>
                          {reply.title}
                        </button>
                      </td>
                      <td className={styles['nowrap']}>{languageName(reply.language, i18n.language)}</td>
                      <td className={styles['words']} lang={reply.language} title={reply.text}>{reply.text}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </TabPage>
      {open !== null && <QuickReplyDrawer reply={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}

function sorted(rows: readonly QuickReply[], language: string): QuickReply[] {
  return rows
    .filter((reply) => language === 'all' || reply.language === language)
    .toSorted((a, b) => a.shortcut.localeCompare(b.shortcut) || a.language.localeCompare(b.language));
}

function QuickReplyDrawer({ reply, onClose }: { readonly reply: QuickReply | null; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('admin');
  const save = useSaveQuickReply();
  const remove = useRemoveQuickReply();
  const offerUndo = useUndo();
  const initial: QuickReplyEdit =
    reply === null
      ? { shortcut: '', title: '', language: i18n.language, text: '' }
      : { shortcut: reply.shortcut, title: reply.title, language: reply.language, text: reply.text };
  return (
    <EditDrawer<QuickReplyEdit>
      name="quick-reply"
      title={reply === null ? t('quickReplies.add') : reply.title}
      initial={initial}
      fields={fields}
      save={(edit) => save.mutateAsync({ id: reply?.id ?? null, edit })}
      onClose={onClose}
      other={
        reply !== null && (
          <RemoveButton
            remove={() => remove.mutateAsync(reply.id)}
            onRemoved={() => {
              onClose();
              offerUndo(reply.title, () => save.mutateAsync({ id: null, edit: initial }));
            }}
          />
        )
      }
    >
      <Form.Item name="shortcut" label={t('quickReplies.shortcut')} extra={t('quickReplies.shortcutHint')} rules={[{ required: true, pattern: SHORTCUT, message: t('quickReplies.shortcutForm') }]}>
        <Input prefix="/" autoFocus={reply === null} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name="title" label={t('quickReplies.name')} rules={[{ required: true, whitespace: true, max: 100, message: t('name.rule') }]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item required name="language" label={t('language')}>
        <Select options={languages.map((value) => ({ value, label: languageName(value, i18n.language) }))} />
      </Form.Item>
      <Form.Item name="text" label={t('quickReplies.text')} rules={[{ required: true, whitespace: true, max: 5_000, message: t('quickReplies.textRule') }]}>
        <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} />
      </Form.Item>
    </EditDrawer>
  );
}
