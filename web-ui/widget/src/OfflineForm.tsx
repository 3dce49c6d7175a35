import { useSignal } from '@preact/signals';
import type { Props } from './Widget';

const LONGEST = 20_000;

/** Nobody is at work: what she wants to know and where to answer, in one go. The assistant still answers at once. */
export function OfflineForm({ conversation, say }: Props) {
  const email = useSignal('');
  const text = useSignal('');
  const known = conversation.emailSaved.value;
  const notice = conversation.notice.value;
  return (
    <section class="panel">
      <p>
        <strong>{say('nobodyHere')}</strong>
        <span>{say('leaveMessage')}</span>
      </p>
      {notice && (
        <p class="notice" role="alert">
          {notice}
        </p>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.value.trim()) {
            void conversation.leaveMessage(text.value.trim(), known ? null : email.value);
          }
        }}
      >
        {!known && (
          <>
            <label for="offline-email">{say('email')}</label>
            <div class="row">
              <input
                id="offline-email"
                type="email"
                required
                maxLength={200}
                autocomplete="email"
                value={email.value}
                onInput={(event) => (email.value = event.currentTarget.value)}
              />
            </div>
          </>
        )}
        <label for="offline-text">{say('yourMessage')}</label>
        <textarea
          id="offline-text"
          required
          rows={4}
          maxLength={LONGEST}
          value={text.value}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
        <div class="row">
          <button type="submit">{say('send')}</button>
        </div>
      </form>
    </section>
  );
}
