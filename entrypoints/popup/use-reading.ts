import { useRef, useState } from 'react';
import type { FeedListHandle } from '#components/feed/FeedList.tsx';
import type { Id } from '#lib/model/id.ts';
import type { useFeed } from './use-feed.ts';
import type { FeedKeys } from './use-keys.ts';

/** Where the reader is: the note that has the focus, the one that is open, and what each key makes of it. */
export function useReading(feed: ReturnType<typeof useFeed>) {
  const [activeId, setActiveId] = useState<Id | null>(null);
  const [openId, setOpenId] = useState<Id | null>(null);
  const [replyFocus, setReplyFocus] = useState(0);
  const list = useRef<FeedListHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const current = activeId ?? feed.shown[0]?.note.id ?? null;

  const open = (noteId: Id | null) => {
    setOpenId(noteId);
    setReplyFocus(0);
    if (noteId !== null) feed.hold(true);
  };
  const toggle = (noteId: Id) => open(openId === noteId ? null : noteId);
  const reply = (noteId: Id) => {
    open(noteId);
    setReplyFocus((last) => last + 1);
  };
  const letIn = () => {
    feed.hold(false);
    list.current?.toTop();
  };

  const keys: FeedKeys = {
    move: (by) => {
      const at = feed.shown.findIndex(({ note }) => note.id === activeId);
      const next = feed.shown[at < 0 ? 0 : at + by];
      if (next) list.current?.focus(next.note.id);
      return next !== undefined;
    },
    toggle: () => act(current, toggle),
    reply: () => act(current, reply),
    search: () => {
      search.current?.focus();
      return search.current !== null;
    },
    stepOut: () => {
      const { activeElement } = document;
      if (activeElement === search.current) {
        if (feed.filters.words !== '') feed.narrow({ ...feed.filters, words: '' });
        else return act(current, (noteId) => list.current?.focus(noteId));
        return true;
      }
      if (openId === null) return false;
      if (activeElement instanceof HTMLTextAreaElement) list.current?.focus(openId);
      else open(null);
      return true;
    },
  };
  return { activeId, setActiveId, openId, toggle, reply, replyFocus, letIn, list, search, keys };
}

/** Does something with a note, when there is one; says whether there was. */
function act(noteId: Id | null, doing: (noteId: Id) => void): boolean {
  if (noteId === null) return false;
  doing(noteId);
  return true;
}
