import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CallTimes } from './model';
import type { Props } from './Widget';

/** Whom to call, and when: as soon as it is her turn, or at a time at which somebody is there. */
export function CallForm({ conversation, say, number: known }: Props & { number: string }) {
  const number = useSignal(known);
  const from = useSignal('');
  const times = useSignal<CallTimes | null>(null);
  useEffect(() => {
    void conversation.callTimes().then((found) => {
      times.value = found;
      from.value = found === null || found.open ? '' : (found.times[0] ?? '');
    });
  }, []);
  const format = new Intl.DateTimeFormat(conversation.language, { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void conversation.askForCall(number.value.trim(), from.value === '' ? null : from.value);
      }}
    >
      <label for="phone">{say('phone')}</label>
      <div class="row">
        <input
          id="phone"
          type="tel"
          required
          maxLength={40}
          autocomplete="tel"
          placeholder={say('phoneExample')}
          value={number.value}
          onInput={(event) => (number.value = event.currentTarget.value)}
        />
      </div>
      <label for="call-time">{say('callTime')}</label>
      <div class="row">
        <select id="call-time" value={from.value} onChange={(event) => (from.value = event.currentTarget.value)}>
          {times.value?.open !== false && <option value="">{say('callNow')}</option>}
          {times.value?.times.map((time) => (
            <option key={time} value={time}>
              {format.format(new Date(time))}
            </option>
          ))}
        </select>
        <button type="submit">{say('callMe')}</button>
      </div>
    </form>
  );
}
