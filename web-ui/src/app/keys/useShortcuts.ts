import { useEffect, useEffectEvent } from 'react';
import { registerShortcuts, type Shortcut } from './keys';

/**
 * Shortcuts that live as long as the component. What they do may change with each rendering; the list is
 * registered anew only when its keys or words change.
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const shape = shortcuts.map(({ keys, label, group }) => `${keys}\t${label}\t${group}`).join('\n');
  const run = useEffectEvent((keys: string) => shortcuts.find((shortcut) => shortcut.keys === keys)?.run());
  const register = useEffectEvent(() =>
    registerShortcuts(shortcuts.map((shortcut) => ({ ...shortcut, run: () => run(shortcut.keys) }))),
  );
  // oxlint-disable-next-line react/exhaustive-deps react/exhaustive-effect-dependencies -- the shape stands for the list itself
  useEffect(() => register(), [shape]);
}
