import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { CallForm } from './CallForm';
import type { Callback, Wait } from './model';
import type { Props } from './Widget';
import type { Say } from './words';

type Way = 'call' | 'email';

/** Place and estimate while she waits, and the choices not to. */
export function Waiting({ conversation, say }: Props) {
  const talk = conversation.talk.value;
  const way = useSignal<Way | null>(null);
  const callback = talk?.callback ?? null;
  const called = callback !== null && (callback.state === 'due' || callback.state === 'planned') ? callback : null;
  // What she chose is what is shown from then on.
  useEffect(() => {
    way.value = null;
  }, [called === null, talk?.emailWanted]);
  if (talk?.state !== 'waiting') {
    return null;
  }
  const attended = conversation.session.value?.attended !== false;
  const toggle = (which: Way) => () => (way.value = way.value === which ? null : which);
  return (
    <section class="panel" aria-live="polite">
      {!attended && (
        <p>
          <strong>{say('nobodyHere')}</strong>
        </p>
      )}
      {called !== null && <Called callback={called} wait={talk.wait} language={conversation.language} say={say} />}
      {called === null && talk.wait && attended && (
        <p>
          <strong>{talk.wait.position === 1 ? say('next') : say('position', talk.wait.position)}</strong>
          <span>{estimate(talk.wait, say)}</span>
        </p>
      )}
      {talk.emailWanted && <p>{say('emailWanted', conversation.session.value?.customer.email ?? say('email'))}</p>}
      {called === null && !talk.emailWanted && <p>{say('needNotWait')}</p>}
      <div class="ways">
        {called === null ? (
          <button type="button" aria-expanded={way.value === 'call'} aria-controls="way" onClick={toggle('call')}>
            {say('callMe')}
          </button>
        ) : (
          <>
            <button type="button" aria-expanded={way.value === 'call'} aria-controls="way" onClick={toggle('call')}>
              {say('changeCall')}
            </button>
            <button type="button" onClick={() => void conversation.withdrawCallback()}>
              {say('ratherWait')}
            </button>
          </>
        )}
        {!talk.emailWanted && (
          <button type="button" aria-expanded={way.value === 'email'} aria-controls="way" onClick={toggle('email')}>
            {say('emailMe')}
          </button>
        )}
      </div>
      <div id="way">
        {way.value === 'call' && <CallForm conversation={conversation} say={say} number={callback?.number ?? ''} />}
        {way.value === 'email' && <EmailForm conversation={conversation} say={say} />}
      </div>
    </section>
  );
}

function Called({ callback, wait, language, say }: { callback: Callback; wait: Wait | null; language: string; say: Say }) {
  const time = callback.from === null ? null : new Intl.DateTimeFormat(language, { weekday: 'short', hour: 'numeric', minute: '2-digit' }).format(new Date(callback.from));
  return (
    <p>
      <strong>{time === null ? say('callSoon', callback.number) : say('callAt', callback.number, time)}</strong>
      {callback.attempts > 0 && <span>{say('notReached')}</span>}
      {time === null && wait && <span>{`${wait.position === 1 ? say('next') : say('position', wait.position)} · ${estimate(wait, say)}`}</span>}
      <span>{say('placeKept')}</span>
    </p>
  );
}

function EmailForm({ conversation, say }: Props) {
  const email = useSignal(conversation.session.value?.customer.email ?? '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void conversation.answerByEmail(email.value.trim());
      }}
    >
      <label for="email">{say('email')}</label>
      <div class="row">
        <input
          id="email"
          type="email"
          required
          maxLength={200}
          autocomplete="email"
          value={email.value}
          onInput={(event) => (email.value = event.currentTarget.value)}
        />
        <button type="submit">{say('emailMe')}</button>
      </div>
    </form>
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
