import { Fragment } from 'react';

const mac = /mac|iphone|ipad/i.test(navigator.userAgent);
const names: Readonly<Record<string, string>> = {
  mod: mac ? '⌘' : 'Ctrl',
  shift: mac ? '⇧' : 'Shift',
  alt: mac ? '⌥' : 'Alt',
  enter: '↵',
  escape: 'Esc',
};

function nameOf(key: string): string {
  return names[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** Draws a shortcut as keys. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span aria-hidden="true">
      {keys.split(' ').map((stroke, index) => (
        <Fragment key={stroke}>
          {index > 0 && ' '}
          <kbd>{stroke.split('+').map(nameOf).join(mac ? '' : ' ')}</kbd>
        </Fragment>
      ))}
    </span>
  );
}

/** The same as text, for tooltips and `aria-keyshortcuts`. */
export function keysText(keys: string): string {
  return keys.split(' ').map((stroke) => stroke.split('+').map(nameOf).join('+')).join(' ');
}
