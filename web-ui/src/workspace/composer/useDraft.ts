import { useCallback, useEffect, useRef, useState } from 'react';
import { fetchDraft, putDraft } from '../calls/draftCalls';
import { useUnsent } from './OutboxProvider';

const SAVE_AFTER_MS = 700;

/** Words begun in a conversation, kept on the server so that they wait on every screen of mine, and here until it has them. */
export function useDraft(conversation: string) {
  const unsent = useUnsent();
  const [text, setText] = useState(() => unsent.draft(conversation) ?? '');
  const [unsaved, setUnsaved] = useState(false);
  const touched = useRef(unsent.draft(conversation) !== null);
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

  const saveIn = useCallback(
    (delayMs: number, words: string) => {
      if (waiting.current !== null) {
        clearTimeout(waiting.current.timer);
      }
      const save = () => {
        waiting.current = null;
        putDraft(conversation, words).then(
          () => {
            unsent.draftIsSafe(conversation, words);
            setUnsaved(false);
          },
          () => setUnsaved(true),
        );
      };
      waiting.current = { save, timer: setTimeout(save, delayMs) };
    },
    [conversation, unsent],
  );
  const change = useCallback(
    (next: string, at: 'soon' | 'now' = 'soon') => {
      touched.current = true;
      setText(next);
      unsent.keepDraft(conversation, next);
      saveIn(at === 'now' ? 0 : SAVE_AFTER_MS, next);
    },
    [conversation, unsent, saveIn],
  );

  // What the last page did not get through to the server.
  useEffect(() => {
    const left = unsent.draft(conversation);
    if (left !== null) {
      saveIn(0, left);
    }
  }, [conversation, unsent, saveIn]);

  return { text, change, unsaved };
}
