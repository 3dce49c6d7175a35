import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ACCEPTED } from './conversation';
import { CloseIcon, PaperclipIcon, SendIcon } from './icons';
import type { Props } from './Widget';

const LONGEST = 20_000;

/** Where she writes. */
export function Composer({ conversation, say }: Props) {
  const text = useSignal('');
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const files = conversation.files.value;
  const notice = conversation.notice.value;

  useEffect(() => field.current?.focus(), []);

  const send = () => {
    const words = text.value.trim();
    if (words || files.length > 0) {
      text.value = '';
      void conversation.write(words);
      field.current?.focus();
    }
  };
  return (
    <footer class="composer">
      {notice && (
        <p class="notice" role="alert">
          {notice}
        </p>
      )}
      {conversation.talk.value?.state === 'withBot' && (
        <button type="button" class="link person" onClick={() => void conversation.askForPerson()}>
          {say('person')}
        </button>
      )}
      {files.length > 0 && (
        <ul class="chosen">
          {files.map((file) => (
            <li key={file.id}>
              {file.name}
              <button type="button" aria-label={say('remove', file.name)} onClick={() => conversation.detach(file.id)}>
                <CloseIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="row">
        <button type="button" class="plain" aria-label={say('attach')} onClick={() => chooser.current?.click()}>
          <PaperclipIcon />
        </button>
        <input
          ref={chooser}
          class="hidden"
          type="file"
          accept={ACCEPTED}
          multiple
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => {
            void conversation.attach([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        <textarea
          ref={field}
          rows={1}
          maxLength={LONGEST}
          aria-label={say('placeholder')}
          placeholder={say('placeholder')}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            conversation.tellTyping();
          }}
          onKeyDown={(event) => {
            // While an input method is composing, Enter chooses a character.
            if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
              event.preventDefault();
              send();
            }
          }}
          onPaste={(event) => {
            const pasted = [...(event.clipboardData?.files ?? [])];
            if (pasted.length > 0) {
              event.preventDefault();
              void conversation.attach(pasted);
            }
          }}
        />
        <button type="button" class="send" aria-label={say('send')} onClick={send}>
          <SendIcon />
        </button>
      </div>
    </footer>
  );
}
