import { useQuery } from '@tanstack/react-query';
import type { Transcript } from '../model/transcript';
import { entriesKey } from './entryCalls';

/** The customer's latest words in the transcript that is open; empty while it is not there yet. */
export function useLastCustomerWords(conversation: string): string {
  const { data } = useQuery<Transcript>({ queryKey: entriesKey(conversation), enabled: false });
  return data?.entries.findLast((entry) => entry.kind === 'message' && entry.author.kind === 'customer' && entry.text !== '')?.text ?? '';
}
