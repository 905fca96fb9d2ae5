import type { KeyboardEvent, Ref } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { CopyButton } from '#components/ui/CopyButton.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { TextArea } from '#components/ui/TextArea.tsx';
import { t } from '#lib/browser/i18n.ts';
import { NOTE_TEXT_MAX } from '#lib/model/note-choices.ts';
import type { StorageTrouble } from '#lib/model/storage-trouble.ts';

/** What could not be stored here, and why. */
export type ReplyTrouble = { what: 'draft' | 'reply'; why: StorageTrouble };

type ReplyBoxProps = {
  value: string;
  /** What went wrong with the words, if anything. */
  trouble: ReplyTrouble | null;
  onChange: (text: string) => void;
  onSend: () => void;
  ref?: Ref<HTMLTextAreaElement>;
};

/** Where a note is answered. Ctrl or Cmd with Enter sends. */
export function ReplyBox({ value, trouble, onChange, onSend, ref }: ReplyBoxProps) {
  const empty = value.trim() === '';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing || empty) return;
    event.preventDefault();
    onSend();
  };
  return (
    <div className="mt-2 flex flex-col gap-1.5">
      <TextArea
        {...(ref ? { ref } : {})}
        aria-label={t('feed.reply_label')}
        placeholder={t('feed.reply_placeholder')}
        value={value}
        maxLength={NOTE_TEXT_MAX}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0">
          {trouble && (
            <StateLine tone={trouble.what === 'draft' ? 'warn' : 'danger'} action={<CopyButton text={value} />}>
              {t(`feed.reply_${trouble.what === 'draft' ? 'not_kept' : 'failed'}.${trouble.why}`)}
            </StateLine>
          )}
        </div>
        <Button look={empty ? 'outlined' : 'filled'} disabled={empty} onClick={onSend} className="shrink-0">
          {t('feed.reply_send')}
        </Button>
      </div>
    </div>
  );
}
