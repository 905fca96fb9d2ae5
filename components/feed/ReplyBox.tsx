import type { KeyboardEvent, Ref } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { TextArea } from '#components/ui/TextArea.tsx';
import { t } from '#lib/browser/i18n.ts';
import { NOTE_TEXT_MAX } from '#lib/model/note-choices.ts';

type ReplyBoxProps = {
  value: string;
  /** What went wrong with the words, if anything: the draft, or the reply itself, could not be stored here. */
  trouble: 'draft' | 'reply' | null;
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
          {trouble === 'draft' && <StateLine tone="warn">{t('feed.reply_not_kept')}</StateLine>}
          {trouble === 'reply' && <StateLine tone="danger">{t('feed.reply_failed')}</StateLine>}
        </div>
        <Button look={empty ? 'outlined' : 'filled'} disabled={empty} onClick={onSend} className="shrink-0">
          {t('feed.reply_send')}
        </Button>
      </div>
    </div>
  );
}
