import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { File } from './File';
import type { Entry, Pending } from './model';
import { Rich } from './Rich';
import type { Props } from './Widget';

const NEAR_THE_END_PX = 60;

/** What was said, oldest first. Follows new messages only while the reader is at the end. */
export function Transcript({ conversation, server, say }: Props & { server: string }) {
  const { entries, pending } = conversation.transcript.value;
  const greeting = conversation.session.value?.greeting;
  const typing = conversation.typing.value;
  const list = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const behind = useSignal(false);

  useEffect(() => {
    const box = list.current;
    if (!box) {
      return;
    }
    if (following.current) {
      box.scrollTop = box.scrollHeight;
      if (!document.hidden) {
        conversation.markRead();
      }
    } else {
      behind.value = conversation.unread.value > 0;
    }
  }, [entries, pending, typing]);

  const scrolled = () => {
    const box = list.current;
    following.current = !box || box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_THE_END_PX;
    if (following.current) {
      behind.value = false;
      conversation.markRead();
    }
  };
  const toEnd = () => {
    if (list.current) {
      list.current.scrollTop = list.current.scrollHeight;
    }
  };

  const lastOwn = entries.findLast((entry) => entry.author.kind === 'customer');
  const lastAnswer = entries.findLast((entry) => entry.kind === 'message');
  return (
    <div class="transcript">
      <div ref={list} class="scroll" role="log" aria-label={say('chat')} tabIndex={0} onScroll={scrolled}>
        {entries.length === 0 && greeting && (
          <Bubble side="theirs" name={say('bot')}>
            <p>{greeting}</p>
          </Bubble>
        )}
        {entries.map((entry) =>
          entry.kind === 'event' ? (
            <Happening key={entry.id} entry={entry} say={say} />
          ) : (
            <Message
              key={entry.id}
              {...{ conversation, server, say, entry }}
              state={entry === lastOwn ? say(entry.delivery) : null}
              latest={entry === lastAnswer}
            />
          ),
        )}
        {pending.map((message) => (
          <Unsent key={message.clientId} message={message} {...{ conversation, say }} />
        ))}
        {typing && <p class="event">{say('typing', typing)}</p>}
      </div>
      {behind.value && (
        <button type="button" class="jump" onClick={toEnd}>
          {say('jump')} ↓
        </button>
      )}
    </div>
  );
}

function Bubble({ side, name, children }: { side: 'mine' | 'theirs'; name: string; children: ComponentChildren }) {
  return (
    <article class={`bubble ${side}`}>
      <span class={side === 'mine' ? 'hidden' : 'name'}>{name}</span>
      <div class="body">{children}</div>
    </article>
  );
}

function Message({
  conversation,
  server,
  say,
  entry,
  state,
  latest,
}: Props & { server: string; entry: Entry; state: string | null; latest: boolean }) {
  const mine = entry.author.kind === 'customer';
  const bot = entry.author.kind === 'bot' || entry.author.kind === 'system';
  const name = mine ? say('you') : bot ? say('bot') : (entry.author.name ?? say('someone'));
  const answering = conversation.talk.value?.state === 'withBot' && latest && bot;
  return (
    <Bubble side={mine ? 'mine' : 'theirs'} name={name}>
      {entry.text && (entry.format === 'markdown' ? <Rich text={entry.text} server={server} /> : <p>{entry.text}</p>)}
      {entry.attachments.map((file) => (
        <File key={file.id} file={file} conversation={conversation} />
      ))}
      {entry.citations.length > 0 && (
        <ul class="sources" aria-label={say('source')}>
          {entry.citations.map(({ article, path, anchor, title }) => (
            <li key={article + anchor}>
              {/* What is not for everybody has no page in the help centre. */}
              {path ? (
                <a href={server + path + (anchor ? `#${anchor}` : '')} target="_blank" rel="noopener">
                  {title}
                </a>
              ) : (
                title
              )}
            </li>
          ))}
        </ul>
      )}
      {answering && entry.choices.length > 0 && (
        <div class="choices">
          {entry.choices.map((choice) => (
            <button
              key={choice.article}
              type="button"
              onClick={() => void conversation.write(choice.label, choice.article)}
            >
              {choice.label}
            </button>
          ))}
        </div>
      )}
      {answering && entry.citations.length > 0 && entry.helpful === null && (
        <div class="judge" role="group" aria-label={say('helped')}>
          <span>{say('helped')}</span>
          <button type="button" onClick={() => void conversation.judge(entry, true)}>
            {say('yes')}
          </button>
          <button type="button" onClick={() => void conversation.judge(entry, false)}>
            {say('no')}
          </button>
        </div>
      )}
      {entry.helpful === true && <p class="aside">{say('thanksHelped')}</p>}
      {state && <span class="state">{state}</span>}
    </Bubble>
  );
}

function Unsent({ conversation, say, message }: Props & { message: Pending }) {
  return (
    <Bubble side="mine" name={say('you')}>
      {message.text && <p>{message.text}</p>}
      {message.attachments.map((file) => (
        <File key={file.id} file={file} conversation={conversation} />
      ))}
      {message.failed === null ? (
        <span class="state">{say('sending')}</span>
      ) : (
        <span class="state failed" role="alert">
          {say('failed')}: {message.failed}{' '}
          <button type="button" class="link" onClick={() => void conversation.again(message)}>
            {say('retry')}
          </button>
        </span>
      )}
    </Bubble>
  );
}

function Happening({ entry, say }: { entry: Entry; say: Props['say'] }) {
  const text = (() => {
    switch (entry.event?.code) {
      case 'assigned':
        return say('assigned', entry.event.params['agentName'] ?? say('someone'));
      case 'handoff':
        return say('handedOff');
      case 'resolved':
        return say('resolved');
      case 'reopened':
        return say('reopened');
      default:
        return null;
    }
  })();
  return text === null ? null : <p class="event">{text}</p>;
}
