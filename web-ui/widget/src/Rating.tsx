import { useSignal } from '@preact/signals';
import { StarIcon } from './icons';
import type { Props } from './Widget';

const SCORES = [1, 2, 3, 4, 5];

/** Asked once the conversation is resolved. */
export function Rating({ conversation, say }: Props) {
  const talk = conversation.talk.value;
  const score = useSignal(0);
  const comment = useSignal('');
  if (talk?.state !== 'resolved') {
    return null;
  }
  if (talk.rating) {
    return (
      <section class="panel" role="status">
        <p>
          <strong>{say('rated')}</strong>
          <span>{say('writeAgain')}</span>
        </p>
      </section>
    );
  }
  return (
    <section class="panel">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void conversation.rate(score.value, comment.value);
        }}
      >
        <fieldset>
          <legend>{say('rate')}</legend>
          <div class="stars">
            {SCORES.map((value) => (
              <label key={value} class={value <= score.value ? 'on' : ''}>
                <input
                  type="radio"
                  name="score"
                  value={value}
                  checked={score.value === value}
                  aria-label={say('star', value)}
                  onChange={() => (score.value = value)}
                />
                <StarIcon />
              </label>
            ))}
          </div>
        </fieldset>
        {score.value > 0 && (
          <div class="row">
            <input
              type="text"
              maxLength={2000}
              aria-label={say('comment')}
              placeholder={say('comment')}
              value={comment.value}
              onInput={(event) => (comment.value = event.currentTarget.value)}
            />
            <button type="submit">{say('sendRating')}</button>
          </div>
        )}
      </form>
    </section>
  );
}
