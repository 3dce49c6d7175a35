import { api } from '../../app/api';
import type { Attachment } from '../../app/model/conversation';

export const ACCEPTED = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf'] as const;
export const LARGEST_BYTES = 10 * 1024 * 1024;

/** Why a file would be refused, before it is sent; the server looks at its content as well. */
export function refusalOf(file: File): 'type' | 'size' | null {
  if (!ACCEPTED.some((type) => type === file.type)) {
    return 'type';
  }
  return file.size > LARGEST_BYTES ? 'size' : null;
}

export function uploadAttachment(conversation: string, file: File): Promise<Attachment> {
  const form = new FormData();
  form.set('file', file, file.name);
  return api.post<Attachment>('/api/v1/attachments', form, { query: { conversation } });
}

export function attachmentAddress(id: string): string {
  return `/api/v1/attachments/${encodeURIComponent(id)}`;
}
