import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ArticleSearch } from './ArticleSearch';
import { Composer } from './Composer';
import type { Conversation } from './conversation';
import { ChatIcon, CloseIcon } from './icons';
import { OfflineForm } from './OfflineForm';
import type { Options } from './options';
import { Rating } from './Rating';
import { Transcript } from './Transcript';
import { Waiting } from './Waiting';
import type { Say } from './words';

export interface Props {
  conversation: Conversation;
  say: Say;
}

/** The launcher and the card. */
export function Widget({ conversation, options, say }: Props & { options: Options }) {
  const open = useSignal(false);
  const launcher = useRef<HTMLButtonElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const session = conversation.session.value;
  const color = options.color ?? session?.settings.color ?? '#0f766e';
  const unread = conversation.unread.value;

  useEffect(() => frame.current?.style.setProperty('--accent', color), [color]);

  const show = () => {
    open.value = true;
    conversation.start().catch(() => undefined);
  };
  const hide = () => {
    open.value = false;
    launcher.current?.focus();
  };
  useEffect(() => {
    document.addEventListener('pronto:open', show);
    return () => document.removeEventListener('pronto:open', show);
  }, []);

  return (
    <div ref={frame} class="frame" lang={options.language === 'zh' ? 'zh-CN' : 'en'}>
      {open.value && (
        <section
          class="card"
          role="dialog"
          aria-label={options.name ?? session?.settings.name ?? say('chat')}
          onKeyDown={(event) => event.key === 'Escape' && hide()}
        >
          <Header conversation={conversation} options={options} say={say} close={hide} />
          <Transcript conversation={conversation} server={options.server} say={say} />
          {conversation.fresh.value && <ArticleSearch options={options} say={say} />}
          <Waiting conversation={conversation} say={say} />
          <Rating conversation={conversation} say={say} />
          {conversation.unattended.value ? <OfflineForm conversation={conversation} say={say} /> : <Composer conversation={conversation} say={say} />}
        </section>
      )}
      <button
        ref={launcher}
        type="button"
        class="launcher"
        aria-expanded={open.value}
        aria-label={open.value ? say('close') : say('open') + (unread > 0 ? ` · ${say('newMessages', unread)}` : '')}
        onClick={open.value ? hide : show}
      >
        {open.value ? <CloseIcon /> : <ChatIcon />}
        {unread > 0 && !open.value && (
          <span class="badge" aria-hidden="true">
            {unread > 9 ? '9+' : unread}
          </span>
        )}
      </button>
    </div>
  );
}

function Header({ conversation, options, say, close }: Props & { options: Options; close: () => void }) {
  const session = conversation.session.value;
  return (
    <header class="header">
      <div class="who">
        <strong>{options.name ?? session?.settings.name ?? say('chat')}</strong>
        <span aria-live="polite">{statusLine(conversation, say)}</span>
      </div>
      <button type="button" class="plain" aria-label={say('close')} onClick={close}>
        <CloseIcon />
      </button>
    </header>
  );
}

function statusLine(conversation: Conversation, say: Say): string {
  const talk = conversation.talk.value;
  if (!conversation.online.value) {
    return say('offline');
  }
  switch (talk?.state) {
    case 'withBot':
      return say('withBot');
    case 'waiting':
      return say('waitingShort');
    case 'assigned':
    case 'awaitingCustomer':
      return say('withAgent', talk.agent?.name ?? say('someone'));
    case 'resolved':
      return say('resolved');
    case undefined:
      return conversation.session.value?.settings.replyTimeText ?? '';
  }
}
