import { t } from '#lib/browser/i18n.ts';
import type { StatusDefinition } from '#lib/model/status.ts';
import { touchType } from '#lib/model/touch-types.ts';

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
