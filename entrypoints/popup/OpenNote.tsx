import { useEffect, useRef } from 'react';
import { ContactNow } from '#components/feed/ContactNow.tsx';
import { Replies } from '#components/feed/Replies.tsx';
import { ReplyBox } from '#components/feed/ReplyBox.tsx';
import { OtherVersions } from '#components/note/OtherVersions.tsx';
import type { Id } from '#lib/model/id.ts';
import type { Role } from '#lib/model/member.ts';
import type { StatusDefinition } from '#lib/model/status.ts';
import { usePicture } from '#lib/people/use-picture.ts';
import type { NoteView } from '#lib/store/port.ts';
import type { FeedDeps } from './deps.ts';
import { useReply } from './use-reply.ts';

type OpenNoteProps = {
  deps: FeedDeps;
  view: NoteView;
  definitions: readonly StatusDefinition[];
  /** Grows each time the reply field should take the focus; 0 leaves the focus alone. */
  replyFocus: number;
};

/** What an open note shows below its lines: its contact now, the replies, and the field to answer in. */
export function OpenNote({ deps, view, definitions, replyFocus }: OpenNoteProps) {
  const { note, replies } = view;
  const picture = usePicture(deps, note.contactId);
  const reply = useReply(deps.port, note.id);
  const me = deps.me.member;
  const mine = note.authorId === me.id;
  const settle = (otherId: Id, take: boolean) => void deps.port.run('settleOther', { noteId: note.id, otherId, take });
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (replyFocus > 0) field.current?.focus();
  }, [replyFocus]);
  return (
    <>
      <ContactNow note={note} {...picture} definitions={definitions} />
      <OtherVersions view={view} me={me.id} onSettle={mine || moderates(me.role) ? settle : undefined} />
      <Replies replies={replies} me={me.id} />
      <ReplyBox
        ref={field}
        value={reply.text}
        trouble={reply.trouble}
        onChange={reply.change}
        onSend={() => void reply.send()}
      />
    </>
  );
}

/** Who may change what others wrote; the hub decides (server/auth/permissions.ts). */
const moderates = (role: Role): boolean => role === 'lead' || role === 'admin';
