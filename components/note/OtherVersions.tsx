import { Button } from '#components/ui/Button.tsx';
import { isolated } from '#components/ui/clean-text.ts';
import { t } from '#lib/browser/i18n.ts';
import type { Id } from '#lib/model/id.ts';
import type { NoteView } from '#lib/store/port.ts';

type OtherVersionsProps = {
  view: NoteView;
  me: Id;
  /** Takes a version in place of the note's words, or lets it go; absent for who may not change the note. */
  onSettle?: ((otherId: Id, take: boolean) => void) | undefined;
};

/** What somebody wrote into the note while somebody else did: kept until it is taken or let go. */
export function OtherVersions({ view, me, onSettle }: OtherVersionsProps) {
  if (view.others === undefined) return null;
  return (
    <ul className="relative mt-1 flex flex-col gap-2">
      {view.others.map(({ version: { id, memberId, patch }, author }) => (
        <li key={id} className="border-warm border-s-2 ps-2">
          <p className="text-muted text-s">
            {memberId === me
              ? t('feed.other.you')
              : t('feed.other.title', { who: isolated(author?.name ?? t('feed.somebody'), 60) })}
          </p>
          {patch.outcome && <p>{t(`outcome.${patch.outcome}`)}</p>}
          {patch.text !== undefined && (
            <p dir="auto" className="select-text whitespace-pre-wrap wrap-anywhere">
              {patch.text}
            </p>
          )}
          {onSettle && (
            <p className="flex gap-2">
              <Button look="bare" onClick={() => onSettle(id, true)}>
                {t('feed.other.take')}
              </Button>
              <Button look="bare" onClick={() => onSettle(id, false)}>
                {t('feed.other.drop')}
              </Button>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
