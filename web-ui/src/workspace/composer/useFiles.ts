import { useState } from 'react';
import { freshKey } from '../../app/api';
import type { Attachment } from '../../app/model/conversation';
import { refusalOf, uploadAttachment } from '../calls/attachmentCalls';

export interface FileUpload {
  readonly key: string;
  readonly name: string;
  readonly state: 'uploading' | 'ready' | 'failed' | 'wrongType' | 'tooLarge';
  readonly attachment: Attachment | null;
  readonly error: unknown;
}

const AT_MOST = 10;

/** Files that go out with the next message: uploaded as soon as they are chosen. */
export function useFiles(conversation: string) {
  const [files, setFiles] = useState<readonly FileUpload[]>([]);

  const change = (key: string, next: Partial<FileUpload>) =>
    setFiles((known) => known.map((file) => (file.key === key ? { ...file, ...next } : file)));

  const addOne = (file: File) => {
    const refusal = refusalOf(file);
    const key = freshKey();
    const state = refusal === null ? 'uploading' : refusal === 'type' ? 'wrongType' : 'tooLarge';
    setFiles((known) => [...known, { key, name: file.name, state, attachment: null, error: null } as const].slice(0, AT_MOST));
    if (refusal === null) {
      uploadAttachment(conversation, file).then(
        (attachment) => change(key, { state: 'ready', attachment }),
        (error: unknown) => change(key, { state: 'failed', error }),
      );
    }
  };

  return {
    files,
    add: (chosen: Iterable<File>) => [...chosen].forEach(addOne),
    remove: (key: string) => setFiles((known) => known.filter((file) => file.key !== key)),
    clear: () => setFiles([]),
    ready: files.flatMap(({ attachment }) => (attachment === null ? [] : [attachment])),
    uploading: files.some(({ state }) => state === 'uploading'),
  };
}
