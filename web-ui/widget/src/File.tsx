import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Conversation } from './conversation';
import { FileIcon } from './icons';
import type { Attachment } from './model';

/** An attached file: images show themselves, everything opens on click. */
export function File({ file, conversation }: { file: Attachment; conversation: Conversation }) {
  const image = file.mediaType.startsWith('image/');
  const url = useSignal<string | null>(null);

  const load = async () => {
    url.value ??= URL.createObjectURL(await conversation.file(file.id));
    return url.value;
  };
  useEffect(() => {
    if (image) {
      load().catch(() => undefined);
    }
    return () => {
      if (url.value) {
        URL.revokeObjectURL(url.value);
      }
    };
  }, [file.id]);

  const open = async () => {
    const link = document.createElement('a');
    link.href = await load();
    link.download = file.name;
    link.click();
  };
  return (
    <button type="button" class="file" onClick={() => void open().catch(() => undefined)}>
      {image && url.value ? <img src={url.value} alt={file.name} /> : <FileIcon />}
      <span>{file.name}</span>
    </button>
  );
}
