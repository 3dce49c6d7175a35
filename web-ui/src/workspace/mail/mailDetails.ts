/** What the writer of a mail says besides its text. */
export interface MailDetails {
  readonly cc: string;
  readonly bcc: string;
  readonly subject: string;
}

export const noMailDetails: MailDetails = { cc: '', bcc: '', subject: '' };

/** The first of the addresses that is none; null when all are. */
export function wrongAddress(addresses: string): string | null {
  const each = addresses.split(/[,;，；]/).map((address) => address.trim()).filter((address) => address !== '');
  return each.find((address) => !/^(?:[^<>]*<)?[^\s@<>,;:"()]{1,64}@[^\s@<>,;:"()]{1,190}>?$/.test(address)) ?? null;
}

/** Whether every copy has somewhere to go. */
export const addressed = ({ cc, bcc }: MailDetails): boolean => wrongAddress(cc) === null && wrongAddress(bcc) === null;

/** Those that say something, as the server takes them. */
export function saidOf(details: MailDetails): Record<string, string> {
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, value.trim().replaceAll(/[，；]/g, ',')]).filter(([, value]) => value !== ''));
}
