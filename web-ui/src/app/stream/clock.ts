import { useSyncExternalStore } from 'react';

/**
 * The server's time, as far as we know it: promises are counted down on the server's clock, because the
 * computer's own is often wrong by minutes.
 */
let offsetMs = 0;
let bestDelayKnown = false;

/** Learns from a server time that has just arrived; later ones only correct drifts above 250 ms. */
export function learnServerTime(serverTime: string, receivedAt: number = Date.now()): void {
  const parsed = Date.parse(serverTime);
  if (Number.isNaN(parsed)) {
    return;
  }
  const found = parsed - receivedAt;
  if (!bestDelayKnown || Math.abs(found - offsetMs) > 250) {
    offsetMs = found;
    bestDelayKnown = true;
  }
}

/** Milliseconds since 1970 on the server's clock. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;
let second = 0;

function tick() {
  second = Math.floor(serverNow() / 1000);
  listeners.forEach((listener) => listener());
}

function watchSeconds(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) {
    tick();
    timer = setInterval(tick, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
}

/** The server's time in whole seconds since 1970; components that call it are drawn once a second. */
export function useServerSeconds(): number {
  return useSyncExternalStore(watchSeconds, () => second || Math.floor(serverNow() / 1000));
}
