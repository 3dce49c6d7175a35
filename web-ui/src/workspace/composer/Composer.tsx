import { PaperClipOutlined, SendOutlined } from '@ant-design/icons';
import { Button, Input, Segmented, Tooltip } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { lazy, Suspense, useId, useImperativeHandle, useRef, useState, type ClipboardEvent, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { freshKey } from '../../app/api';
import { Keys, keysText } from '../../app/keys/Keys';
import { useShortcuts } from '../../app/keys/useShortcuts';
import type { Conversation } from '../../app/model/conversation';
import { useSession } from '../../app/session/session';
import { serverNow } from '../../app/stream/clock';
import { useReplyWay } from '../channel/channelCalls';
import { sendableOn } from '../channel/length';
import type { Visibility } from '../channel/ReplyWayBar';
import { addressed, noMailDetails, saidOf, type MailDetails } from '../mail/mailDetails';
import { ACCEPTED } from '../calls/attachmentCalls';
import { useLastCustomerWords } from '../calls/lastWords';
import type { QuickReply } from '../calls/quickReplyCalls';
import type { SuggestedArticle } from '../calls/suggestionCalls';
import { filled } from '../model/quickReplies';
import type { Teachable } from '../teach/TeachBar';
import styles from './Composer.module.css';
import { FileTray } from './FileTray';
import { useOutbox } from './OutboxProvider';
import { QuickReplyMenu } from './QuickReplyMenu';
import type { NewPending } from './outbox';
import { Suggestions } from './Suggestions';
import { useDraft } from './useDraft';
import { useFiles } from './useFiles';
import { useSlashMenu } from './useSlashMenu';
import { useTypingSign } from './useTypingSign';

// Not needed to see a conversation, only to write in it.
const WordingHints = lazy(() => import('../wording/WordingHints'));
const ReplyWayBar = lazy(() => import('../channel/ReplyWayBar'));
const MailFields = lazy(() => import('../mail/MailFields'));
const TeachBar = lazy(() => import('../teach/TeachBar'));

type Mode = 'reply' | 'note';

/** What the customer's channel has to know of a reply. */
function detailsOf(mode: Mode, visibility: Visibility | null, mail: MailDetails): Pick<NewPending, 'details'> {
  const details = { ...(visibility === null ? {} : { visibility }), ...saidOf(mail) };
  return mode === 'reply' && Object.keys(details).length > 0 ? { details } : {};
}

/** What the rest of the page may do with the composer. */
export interface ComposerHandle {
  readonly insert: (words: string) => void;
}

interface ComposerProps {
  readonly ref?: Ref<ComposerHandle>;
  readonly conversation: Conversation;
  /** Whoever has not got the conversation may leave notes only. */
  readonly mayReply: boolean;
}

/** Where a reply or a note is written. Must be mounted anew for each conversation. */
export function Composer({ ref, conversation, mayReply }: ComposerProps) {
  const { t } = useTranslation('workspace');
  const session = useSession();
  const outbox = useOutbox();
  const menuId = useId();
  const draft = useDraft(conversation.id);
  const files = useFiles(conversation.id);
  const typing = useTypingSign(conversation.id);
  const [chosenMode, setMode] = useState<Mode>('reply');
  const [caret, setCaret] = useState(0);
  const [chosenVisibility, setVisibility] = useState<Visibility | null>(null);
  const [mail, setMail] = useState<MailDetails>(noMailDetails);
  const way = useReplyWay(conversation).data ?? null;
  const visibility: Visibility = chosenVisibility ?? (way?.inPublic === true ? 'public' : 'private');
  const [inserted, setInserted] = useState<Teachable | null>(null);
  const [taught, setTaught] = useState<Teachable | null>(null);
  const asked = useLastCustomerWords(conversation.id);
  const area = useRef<TextAreaRef>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const mode: Mode = mayReply ? chosenMode : 'note';

  const focus = (next: Mode) => {
    setMode(next);
    area.current?.focus();
  };
  const append = (words: string) => {
    draft.change(draft.text.trim() === '' ? words : `${draft.text.trimEnd()}\n${words}`);
    area.current?.focus();
  };
  useImperativeHandle(ref, () => ({ insert: append }));
  const suggest = (words: string, article: SuggestedArticle | null) => {
    append(words);
    if (article !== null && asked !== '') {
      setInserted({ question: asked, language: article.language, article: article.id, title: article.title });
    }
  };
  const insert = (reply: QuickReply, from: number) => {
    const names = { customer: conversation.customer.name ?? '', agent: session.name };
    draft.change(draft.text.slice(0, from) + filled(reply.text, names) + draft.text.slice(caret));
    area.current?.focus();
  };
  const menu = useSlashMenu(draft.text, caret, conversation.language, insert);

  const taken = mode === 'note' || way === null || sendableOn(way, draft.text.trim(), files.ready.length, serverNow(), visibility === 'public');
  const sendable = (draft.text.trim() !== '' || files.ready.length > 0) && !files.uploading && taken && (mode === 'note' || addressed(mail));
  const send = (thenWait: boolean) => {
    if (!sendable) {
      return;
    }
    outbox.send({
      clientId: freshKey(),
      conversation: conversation.id,
      kind: mode,
      text: draft.text.trim(),
      attachments: files.ready,
      thenWait: thenWait && mode === 'reply',
      ...detailsOf(mode, chosenVisibility, mail),
      at: new Date(serverNow()).toISOString(),
    });
    if (mode === 'reply') {
      setTaught(inserted);
      setInserted(null);
      setMail(noMailDetails);
    }
    draft.change('', 'now');
    files.clear();
    typing.stopped();
  };

  useShortcuts([
    { keys: 'r', label: t('keys.reply'), group: t('keys.group'), run: () => focus('reply') },
    { keys: 'n', label: t('keys.note'), group: t('keys.group'), run: () => focus('note') },
    {
      keys: '/',
      label: t('keys.quickReply'),
      group: t('keys.group'),
      run: () => {
        draft.change(draft.text === '' ? '/' : `${draft.text} /`);
        setCaret(draft.text.length + 2);
        focus(mode);
      },
    },
    { keys: 'mod+enter', label: t('keys.send'), group: t('keys.group'), whileTyping: true, run: () => send(false) },
    { keys: 'mod+shift+enter', label: t('keys.sendAndWait'), group: t('keys.group'), whileTyping: true, run: () => send(true) },
  ]);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    if (menu.handle(event)) {
      event.preventDefault();
    } else if (event.key === 'Escape') {
      event.currentTarget.blur();
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length > 0) {
      event.preventDefault();
      files.add(event.clipboardData.files);
    }
  };

  return (
    <>
      {taught !== null && (
        <Suspense fallback={null}>
          <TeachBar key={taught.article} lesson={taught} onClose={() => setTaught(null)} />
        </Suspense>
      )}
      {mayReply && mode === 'reply' && <Suggestions conversation={conversation} typed={draft.text} onInsert={suggest} />}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping files is a second way; the button is the first */}
      <section
        className={`${styles['composer']} ${styles[mode]}`}
        aria-label={t('composer.label')}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          files.add(event.dataTransfer.files);
        }}
      >
        {menu.open && <QuickReplyMenu id={menuId} replies={menu.replies} active={menu.active} onHover={menu.setActive} onChoose={menu.choose} />}
        <div className={styles['top']}>
          <Segmented<Mode>
            size="small"
            value={mode}
            onChange={focus}
            aria-label={t('composer.mode')}
            options={[
              { value: 'reply', label: t('composer.reply'), disabled: !mayReply },
              { value: 'note', label: t('composer.note') },
            ]}
          />
          <span className={styles['hint']}>{mode === 'note' ? t('composer.noteHint') : draft.unsaved ? t('composer.unsaved') : ''}</span>
        </div>
        <Input.TextArea
          ref={area}
          variant="borderless"
          autoSize={{ minRows: 2, maxRows: 12 }}
          maxLength={20_000}
          value={draft.text}
          dir="auto"
          placeholder={t(`composer.placeholder.${mode}`)}
          aria-label={t(`composer.${mode}`)}
          aria-autocomplete="list"
          aria-controls={menu.open ? menuId : undefined}
          aria-activedescendant={menu.open && menu.replies.length > 0 ? `${menuId}-${menu.active}` : undefined}
          onChange={(event) => {
            draft.change(event.target.value);
            setCaret(event.target.selectionStart);
            if (mode === 'reply') {
              typing.typed();
            }
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onBlur={typing.stopped}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        {mode === 'reply' && draft.text.trim() !== '' && (
          <Suspense fallback={null}>
            <WordingHints text={draft.text} onChange={draft.change} />
          </Suspense>
        )}
        {mode === 'reply' && way?.kind === 'mail' && (
          <Suspense fallback={null}>
            <MailFields details={mail} onDetails={setMail} />
          </Suspense>
        )}
        {mode === 'reply' && way !== null && (
          <Suspense fallback={null}>
            <ReplyWayBar way={way} text={draft.text.trim()} files={files.ready.length} visibility={visibility} onVisibility={setVisibility} />
          </Suspense>
        )}
        <FileTray files={files.files} onRemove={files.remove} />
        <div className={styles['bottom']}>
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            accept={ACCEPTED.join(',')}
            onChange={(event) => {
              files.add(event.target.files ?? []);
              event.target.value = '';
            }}
          />
          <Tooltip title={t('composer.attach')}>
            <Button type="text" icon={<PaperClipOutlined aria-hidden="true" />} aria-label={t('composer.attach')} onClick={() => chooser.current?.click()} />
          </Tooltip>
          <span className={styles['slash']}>
            <Keys keys="/" /> {t('composer.quickReplies')}
          </span>
          {mode === 'reply' && (
            <Button disabled={!sendable} onClick={() => send(true)} title={keysText('mod+shift+enter')} aria-keyshortcuts="Control+Shift+Enter Meta+Shift+Enter">
              {t('composer.sendAndWait')}
            </Button>
          )}
          <Button
            type="primary"
            icon={<SendOutlined aria-hidden="true" />}
            disabled={!sendable}
            onClick={() => send(false)}
            title={keysText('mod+enter')}
            aria-keyshortcuts="Control+Enter Meta+Enter"
          >
            {t(mode === 'note' ? 'composer.addNote' : 'composer.send')}
          </Button>
        </div>
      </section>
    </>
  );
}
