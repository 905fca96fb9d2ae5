import { useState } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { isolated } from '#components/ui/clean-text.ts';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { TextArea } from '#components/ui/TextArea.tsx';
import { t, tn } from '#lib/browser/i18n.ts';
import type { Id } from '#lib/model/id.ts';
import { NOTE_TEXT_MAX } from '#lib/model/note-choices.ts';
import type { Refused } from '#lib/store/port.ts';

/** What a refused mutation is called, and whether it holds words that can be mended. */
const WHAT = {
  'note.create': { label: 'note', words: true },
  'note.edit': { label: 'edit', words: true },
  'note.delete': { label: 'removal', words: false },
  'reply.create': { label: 'reply', words: true },
  'contact.add': { label: 'contact', words: false },
  'feed.read': { label: 'read', words: false },
  'excluded.set': { label: 'excluded', words: false },
  'recipe.save': { label: 'recipe', words: false },
  'recipe.approve': { label: 'recipe_approval', words: false },
  'recipe.remove': { label: 'recipe_removal', words: false },
  'recipe.health': { label: 'recipe', words: false },
  'sites.granted': { label: 'read', words: false },
} as const satisfies Record<Refused['name'], { label: string; words: boolean }>;

type RefusedListProps = {
  refused: readonly Refused[];
  /** Asks the hub again, with the words as they stand now; without `text`, unchanged. */
  onRetry: (seq: number, text?: string) => void;
  /** Rejects where the browser doesn't let this page copy. */
  onCopy: (text: string) => Promise<void>;
  onDiscard: (seq: number) => void;
  onExisting: (seq: number, contactId: Id) => void;
};

/** What the hub refused: kept here, with its reason, until the person mends, copies or discards it. */
export function RefusedList({ refused, ...actions }: RefusedListProps) {
  if (refused.length === 0) return null;
  return (
    <section
      aria-label={tn('feed.refused_list', refused.length)}
      className="border-line border-b px-[var(--side)] pb-2"
    >
      <StateLine tone="danger">{tn('feed.refused_list', refused.length)}</StateLine>
      <ul className="flex flex-col gap-3 pb-1">
        {refused.map((item) => (
          <RefusedItem key={item.seq} item={item} {...actions} />
        ))}
      </ul>
    </section>
  );
}

type RefusedItemProps = Omit<RefusedListProps, 'refused'> & { item: Refused };

function RefusedItem({ item, onRetry, onCopy, onDiscard, onExisting }: RefusedItemProps) {
  const [edited, setEdited] = useState<string | null>(null);
  const { existing } = item;
  const [step, setStep] = useState<'resting' | 'copied' | 'not_copied' | 'sure'>('resting');
  const what = WHAT[item.name];
  const changed = edited !== null && edited.trim() !== '';
  const copy = () =>
    void onCopy(edited ?? item.text).then(
      () => setStep('copied'),
      () => setStep('not_copied'),
    );
  return (
    <li className="flex flex-col gap-1">
      <p className="text-s">
        <span className="font-medium">{t(`feed.refused_what.${what.label}`)}: </span>
        <ExternalText max={300}>{item.message}</ExternalText>
      </p>
      {edited === null ? (
        <p
          dir="auto"
          className={`whitespace-pre-wrap text-muted wrap-anywhere ${step === 'not_copied' ? '' : 'line-clamp-3'}`}
        >
          {item.text}
        </p>
      ) : (
        <TextArea
          aria-label={t('feed.refused_text')}
          value={edited}
          autoFocus
          maxLength={NOTE_TEXT_MAX}
          onChange={(event) => setEdited(event.target.value)}
        />
      )}
      <div className="flex flex-wrap gap-1.5">
        {existing && (
          <Button onClick={() => onExisting(item.seq, existing.id)}>
            {t('feed.use_existing', { name: isolated(existing.name, 60) })}
          </Button>
        )}
        {edited === null && what.words && <Button onClick={() => setEdited(item.text)}>{t('feed.edit_retry')}</Button>}
        {edited === null && !what.words && <Button onClick={() => onRetry(item.seq)}>{t('feed.retry')}</Button>}
        {edited !== null && (
          <Button disabled={!changed} onClick={() => onRetry(item.seq, edited)}>
            {t('feed.retry')}
          </Button>
        )}
        {item.text !== '' && (
          <Button look="bare" onClick={copy}>
            {t(step === 'copied' ? 'ui.copied' : 'ui.copy')}
          </Button>
        )}
        <Button look="bare" onClick={() => (step === 'sure' ? onDiscard(item.seq) : setStep('sure'))}>
          {t(step === 'sure' ? 'feed.discard_sure' : 'feed.discard')}
        </Button>
      </div>
      {step === 'not_copied' && <StateLine tone="warn">{t('ui.copy_failed')}</StateLine>}
    </li>
  );
}
