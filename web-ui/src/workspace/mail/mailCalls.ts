import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/api';

export interface Invitation {
  readonly method: string | null;
  readonly summary: string | null;
  readonly location: string | null;
  readonly organizer: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly allDay: boolean;
}

/** What the transcript leaves out of a mail. */
export interface MailView {
  readonly subject: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  /** Older mails and the signature below the text. */
  readonly folded: string;
  /** Made safe by the server; pictures from elsewhere stand in `data-remote`, those that came along in `data-cid`. */
  readonly html: string | null;
  readonly remotePictures: number;
  readonly enclosed: Readonly<Record<string, string>>;
  readonly invitation: Invitation | null;
  readonly sentAt: string;
}

/** A mail does not change: it is fetched once, when somebody wants to see it. */
export function useMail(conversation: string, entry: string, wanted: boolean) {
  return useQuery({
    queryKey: ['mail', conversation, entry],
    queryFn: ({ signal }) => api.get<MailView>(`/api/v1/conversations/${conversation}/mails/${entry}`, { signal }),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
