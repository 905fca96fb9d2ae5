import { useEffect, useMemo, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { ReplyTrouble } from '#components/feed/ReplyBox.tsx';
import type { Id } from '#lib/model/id.ts';
import { aboveTyped, draftWriter } from '#lib/store/draft-writer.ts';
import type { StorePort } from '#lib/store/port.ts';
import { troubleOf } from '#lib/store/storage-trouble.ts';

/** A reply being written: kept as a draft with each input, gone from there once it is stored as a reply. */
export function useReply(port: StorePort, noteId: Id) {
  const key = `reply:${noteId}`;
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<ReplyTrouble | null>(null);
  const typed = useRef('');
  const writer = useMemo(() => draftWriter(port, key, (why) => setTrouble(why && { what: 'draft', why })), [port, key]);

  useEffect(() => {
    let gone = false;
    port.read('draft', { key }).then(
      (draft) => {
        if (gone || draft === null) return;
        const { current } = typed;
        const both = aboveTyped(draft.text, current);
        setText(both);
        if (current !== '') writer.save(both);
      },
      (error) => !gone && setTrouble({ what: 'draft', why: troubleOf(error) }),
    );
    return () => {
      gone = true;
    };
  }, [port, key, writer]);

  const change = (next: string) => {
    typed.current = next;
    setText(next);
    if (next === '') writer.drop();
    else writer.save(next);
  };
  const send = async () => {
    try {
      await port.run('reply', { replyId: uuidv7(), noteId, text });
      change('');
    } catch (error) {
      setTrouble({ what: 'reply', why: troubleOf(error) });
    }
  };
  return { text, trouble, change, send };
}
