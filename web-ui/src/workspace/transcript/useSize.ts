import { useFormats } from '../../app/i18n/format';

/** Formats a file's size in bytes as kB or MB. */
export function useSize(): (bytes: number) => string {
  const formats = useFormats();
  return (bytes) => (bytes >= 1_000_000 ? `${formats.number(bytes / 1_000_000, 1)} MB` : `${formats.number(Math.max(1, bytes / 1_000))} kB`);
}
