/** A key or two keys after each other ("g b"), or a chord ("mod+k"; mod is ⌘ on a Mac, Ctrl elsewhere). */
export interface Shortcut {
  readonly keys: string;
  /** Translated words for the overlay. */
  readonly label: string;
  /** Translated heading it stands under in the overlay. */
  readonly group: string;
  readonly run: () => void;
  /** Also while typing in a field; only sensible for chords. */
  readonly whileTyping?: boolean;
}

const registered: Shortcut[] = [];
const listeners = new Set<() => void>();
let snapshot: readonly Shortcut[] = [];

function changed() {
  snapshot = [...registered];
  listeners.forEach((listener) => listener());
}

/** Adds shortcuts until the returned function is called; the latest wins over an earlier one of the same keys. */
export function registerShortcuts(shortcuts: readonly Shortcut[]): () => void {
  registered.push(...shortcuts);
  changed();
  return () => {
    for (const shortcut of shortcuts) {
      const at = registered.indexOf(shortcut);
      if (at >= 0) {
        registered.splice(at, 1);
      }
    }
    changed();
  };
}

export function watchShortcuts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function shortcutsNow(): readonly Shortcut[] {
  return snapshot;
}

const fields = 'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="combobox"]';

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(fields) !== null;
}

/** How an event is written in a shortcut: "k", "?", "mod+k", "mod+shift+enter". */
export function strokeOf(event: KeyboardEvent): string {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase();
  const named = key.length > 1;
  const parts = [
    event.metaKey || event.ctrlKey ? 'mod' : '',
    event.altKey ? 'alt' : '',
    // Shift is part of a printed character such as "?", but not of a named key or a chord.
    event.shiftKey && (named || event.metaKey || event.ctrlKey) ? 'shift' : '',
    key,
  ];
  return parts.filter((part) => part !== '').join('+');
}

const SEQUENCE_MS = 1_200;
let earlier: { stroke: string; at: number } | null = null;

/** Runs what the key means now. @returns true if it meant something */
export function handleKey(event: KeyboardEvent, now: number): boolean {
  if (event.defaultPrevented || event.isComposing || event.repeat) {
    return false;
  }
  const typing = isTyping(event.target);
  const stroke = strokeOf(event);
  const pair = earlier !== null && now - earlier.at <= SEQUENCE_MS ? `${earlier.stroke} ${stroke}` : null;
  const usable = registered.filter((shortcut) => !typing || shortcut.whileTyping === true).toReversed();
  const found = usable.find((shortcut) => shortcut.keys === pair) ?? usable.find((shortcut) => shortcut.keys === stroke);
  earlier = !typing && found === undefined ? { stroke, at: now } : null;
  if (found === undefined) {
    return false;
  }
  event.preventDefault();
  found.run();
  return true;
}
