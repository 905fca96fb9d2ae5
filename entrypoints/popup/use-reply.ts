import { useEffect, useMemo, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { Id } from '#lib/model/id.ts';
import { draftWriter } from '#lib/store/draft-writer.ts';
import type { StorePort } from '#lib/store/port.ts';

/** A reply being written: kept as a draft with each input, gone from there once it is stored as a reply. */
export function useReply(port: StorePort, noteId: Id) {
  const key = `reply:${noteId}`;
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<'draft' | 'reply' | null>(null);
  const typed = useRef(false);
  const writer = useMemo(() => draftWriter(port, key, (safe) => setTrouble(safe ? null : 'draft')), [port, key]);

  useEffect(() => {
    let gone = false;
    port.read('draft', { key }).then(
      (draft) => !gone && !typed.current && draft !== null && setText(draft.text),
      () => !gone && setTrouble('draft'),
    );
    return () => {
      gone = true;
    };
  }, [port, key]);

  const change = (next: string) => {
    typed.current = true;
    setText(next);
    if (next === '') writer.drop();
    else writer.save(next);
  };
  const send = async () => {
    try {
      await port.run('reply', { replyId: uuidv7(), noteId, text });
      change('');
    } catch {
      setTrouble('reply');
    }
  };
  return { text, trouble, change, send };
}
