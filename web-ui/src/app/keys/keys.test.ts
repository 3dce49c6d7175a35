import { afterEach, expect, it } from 'vitest';
import { handleKey, registerShortcuts, strokeOf } from './keys';

let release = () => {};
afterEach(() => {
  release();
  document.body.innerHTML = '';
});

function shortcuts(...keys: readonly (string | { keys: string; whileTyping: boolean })[]) {
  const ran: string[] = [];
  release = registerShortcuts(
    keys.map((one) => {
      const shortcut = typeof one === 'string' ? { keys: one, whileTyping: false } : one;
      return { ...shortcut, label: '', group: '', run: () => void ran.push(shortcut.keys) };
    }),
  );
  return ran;
}

function press(key: string, at = 0, options: KeyboardEventInit & { on?: Element } = {}) {
  const { on = document.body, ...init } = options;
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  on.dispatchEvent(event);
  return handleKey(event, at);
}

it.each([
  [{ key: 'K', ctrlKey: true }, 'mod+k'],
  [{ key: 'k', metaKey: true }, 'mod+k'],
  [{ key: '?', shiftKey: true }, '?'],
  [{ key: 'Enter', ctrlKey: true, shiftKey: true }, 'mod+shift+enter'],
  [{ key: ' ' }, 'space'],
])('writes %j as %s', (init, stroke) => {
  expect(strokeOf(new KeyboardEvent('keydown', init))).toBe(stroke);
});

it('runs a key, and two keys after each other only when close together', () => {
  const ran = shortcuts('j', 'g b');
  press('j', 0);
  press('g', 1_000);
  press('b', 1_900);
  press('g', 5_000);
  press('b', 9_000);
  expect(ran).toEqual(['j', 'g b']);
});

it('leaves typing alone but for chords that want to be heard', () => {
  const ran = shortcuts('j', { keys: 'mod+enter', whileTyping: true });
  document.body.innerHTML = '<textarea></textarea>';
  const on = document.querySelector('textarea') ?? document.body;
  press('j', 0, { on });
  press('Enter', 0, { on, ctrlKey: true });
  expect(ran).toEqual(['mod+enter']);
});

it('lets the latest of two same keys win, until it is gone', () => {
  const ran: string[] = [];
  const of = (name: string) => [{ keys: 'a', label: '', group: '', run: () => void ran.push(name) }];
  const first = registerShortcuts(of('first'));
  const second = registerShortcuts(of('second'));
  press('a');
  second();
  press('a');
  first();
  expect(press('a')).toBe(false);
  expect(ran).toEqual(['second', 'first']);
});
