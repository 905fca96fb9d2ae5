import { language, t } from '#lib/browser/i18n.ts';
import type { NoteContext } from '#lib/model/note.ts';
import type { StatusDefinition } from '#lib/model/status.ts';
import { touchType } from '#lib/model/touch-types.ts';
import { gap } from './gap.ts';

/** A status by its workspace's own label; one that has no definition here is shown by its key. */
export function statusLabel(key: string | null, definitions: readonly StatusDefinition[]): string {
  if (key === null) return t('feed.status_none');
  return definitions.find((definition) => definition.key === key)?.label ?? key.toUpperCase();
}

/** A touch in one phrase: its type, and its title where it has one. */
export function touchPhrase(touch: { type: string; title: string | null }): string {
  const type = touchType(touch.type).label;
  return touch.title === null ? type : t('feed.touch_titled', { type, title: touch.title });
}

/** "After: Attended an event “Pricing”, 2 days before"; empty when no touch stood before the note. */
export function afterPhrase(context: NoteContext | null, writtenAt: string): string {
  if (!context?.lastTouch) return '';
  const touch = touchPhrase(context.lastTouch);
  const before = gap(context.lastTouch.occurredAt, writtenAt, language());
  return before === '' ? t('feed.after_now', { touch }) : t('feed.after', { touch, gap: before });
}
