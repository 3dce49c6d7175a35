import { useCallback, useEffect, useRef, useState } from 'react';
import { fetchDraft, putDraft } from '../calls/draftCalls';

const SAVE_AFTER_MS = 700;

/** Words begun in a conversation, kept on the server so that they wait on every screen of mine. */
export function useDraft(conversation: string) {
  const [text, setText] = useState('');
  const [unsaved, setUnsaved] = useState(false);
  const touched = useRef(false);
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; save: () => void } | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    fetchDraft(conversation, controller.signal).then(
      (draft) => {
        // Whoever types before the draft has come means the new words.
        if (!touched.current) {
          setText(draft);
        }
      },
      () => setUnsaved(false),
    );
    return () => controller.abort();
  }, [conversation]);

  const flush = useCallback(() => {
    if (waiting.current !== null) {
      clearTimeout(waiting.current.timer);
      waiting.current.save();
    }
  }, []);
  useEffect(() => flush, [flush]);

  const change = useCallback(
    (next: string, at: 'soon' | 'now' = 'soon') => {
      touched.current = true;
      setText(next);
      if (waiting.current !== null) {
        clearTimeout(waiting.current.timer);
      }
      const save = () => {
        waiting.current = null;
        putDraft(conversation, next).then(
          () => setUnsaved(false),
          () => setUnsaved(true),
        );
      };
      waiting.current = { save, timer: setTimeout(save, at === 'now' ? 0 : SAVE_AFTER_MS) };
    },
    [conversation],
  );

  return { text, change, unsaved };
}
