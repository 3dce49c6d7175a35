import { PictureOutlined } from '@ant-design/icons';
import { App, Button, Form } from 'antd';
import { useRef, useState, type ClipboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsFor } from '../app/problem';
import { addPicture } from './articleCalls';

const TAKEN = ['image/png', 'image/jpeg', 'image/gif'];
const MOST_BYTES = 4 * 1024 * 1024;

/** Pictures that are chosen or pasted become Markdown where the author writes. */
export function usePictures(insert: (markdown: string) => void): { readonly onPaste: (event: ClipboardEvent) => void; readonly button: ReactNode } {
  const { t } = useTranslation('knowledge');
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const take = async (file: File) => {
    if (!TAKEN.includes(file.type) || file.size > MOST_BYTES) {
      void message.error(t('picture.unfit'));
      return;
    }
    setBusy(true);
    try {
      const path = await addPicture(file);
      insert(`![${file.name.replace(/\.\w+$/, '').replace(/[[\]]/g, '')}](${path})`);
    } catch (error) {
      void message.error(wordsFor(error, t).title);
    } finally {
      setBusy(false);
    }
  };
  return {
    onPaste: (event) => {
      const file = [...event.clipboardData.files].find(({ type }) => type.startsWith('image/'));
      if (file !== undefined) {
        event.preventDefault();
        void take(file);
      }
    },
    button: (
      <Form.Item extra={t('picture.hint')}>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('picture.add')}
          accept={TAKEN.join(',')}
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = '';
            if (file !== undefined) {
              void take(file);
            }
          }}
        />
        <Button size="small" icon={<PictureOutlined aria-hidden="true" />} loading={busy} onClick={() => input.current?.click()}>
          {t('picture.add')}
        </Button>
      </Form.Item>
    ),
  };
}
