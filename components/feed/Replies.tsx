import { ExternalText } from '#components/ui/ExternalText.tsx';
import { RelativeTime } from '#components/ui/RelativeTime.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { Id } from '#lib/model/id.ts';
import type { ReplyView } from '#lib/store/port.ts';
import { DeliveryMark } from './DeliveryMark.tsx';

/** What was answered below a note, oldest first. */
export function Replies({ replies, me }: { replies: readonly ReplyView[]; me: Id }) {
  if (replies.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-col gap-2 border-line border-t pt-2">
      {replies.map(({ reply, author, delivery }) => (
        <li key={reply.id} className="border-line border-s-2 ps-2">
          <p className="flex flex-wrap items-center gap-x-1.5 text-muted text-s">
            <span className="font-bold text-ink">
              {reply.authorId === me ? (
                t('feed.you')
              ) : (
                <ExternalText max={60}>{author?.name ?? t('feed.somebody')}</ExternalText>
              )}
            </span>
            <span aria-hidden="true">·</span>
            <RelativeTime at={reply.writtenAt} />
            <DeliveryMark delivery={delivery} />
          </p>
          <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
            {reply.text}
          </p>
        </li>
      ))}
    </ul>
  );
}
