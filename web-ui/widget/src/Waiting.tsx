import { useSignal } from '@preact/signals';
import type { Wait } from './model';
import type { Props } from './Widget';
import type { Say } from './words';

/** Place and estimate while she waits, and the choice not to. */
export function Waiting({ conversation, say }: Props) {
  const talk = conversation.talk.value;
  const email = useSignal('');
  if (talk?.state !== 'waiting') {
    return null;
  }
  return (
    <section class="panel" aria-live="polite">
      {conversation.session.value?.attended === false && (
        <p>
          <strong>{say('nobodyHere')}</strong>
        </p>
      )}
      {talk.wait && conversation.session.value?.attended !== false && (
        <p>
          <strong>{talk.wait.position === 1 ? say('next') : say('position', talk.wait.position)}</strong>
          <span>{estimate(talk.wait, say)}</span>
        </p>
      )}
      {conversation.emailSaved.value ? (
        <p>{say('emailSaved')}</p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void conversation.leaveEmail(email.value);
          }}
        >
          <label for="email">{say('leaveEmail')}</label>
          <div class="row">
            <input
              id="email"
              type="email"
              required
              maxLength={200}
              autocomplete="email"
              placeholder={say('email')}
              value={email.value}
              onInput={(event) => (email.value = event.currentTarget.value)}
            />
            <button type="submit">{say('save')}</button>
          </div>
        </form>
      )}
    </section>
  );
}

function estimate({ lowSeconds, highSeconds }: Wait, say: Say): string {
  if (lowSeconds === null || highSeconds === null) {
    return say('unknownWait');
  }
  const time = (seconds: number) =>
    seconds < 60 ? say('seconds', Math.max(5, Math.ceil(seconds / 5) * 5)) : say('minutes', Math.ceil(seconds / 60));
  const [low, high] = [time(lowSeconds), time(highSeconds)];
  return low === high ? say('about', high) : say('between', low, high);
}
