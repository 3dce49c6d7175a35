import { useQuery } from '@tanstack/react-query';
import type { Transcript } from '../model/transcript';
import { entriesKey } from './entryCalls';

const MESSAGES = 3;

/** The customer's latest messages in the transcript that is open, as words to search by; empty while it is not there. */
export function useLastCustomerWords(conversation: string): string {
  const { data } = useQuery<Transcript>({ queryKey: entriesKey(conversation), enabled: false });
  return (data?.entries ?? [])
    .filter((entry) => entry.kind === 'message' && entry.author.kind === 'customer' && entry.text !== '')
    .slice(-MESSAGES)
    .map(({ text }) => text)
    .join(' ');
}
