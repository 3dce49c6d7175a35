import { useEffect, useState } from 'react';

const QUIET_MS = 300;

/** The value as soon as it has not changed for a moment: the server is not asked at each key. */
export function useSettledValue<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), QUIET_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
