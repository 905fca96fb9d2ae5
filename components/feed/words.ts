import { t } from '#lib/browser/i18n.ts';
import type { StatusDefinition } from '#lib/model/status.ts';
import { isKnownTouchType, type KnownTouchType, otherTouchName } from '#lib/model/touch-types.ts';

/** A status by its workspace's own label; one that has no definition here is shown by its key. */
export function statusLabel(key: string | null, definitions: readonly StatusDefinition[]): string {
  if (key === null) return t('feed.status_none');
  return definitions.find((definition) => definition.key === key)?.label ?? key.toUpperCase();
}

/** `email.clicked` → the key of its name. */
type NameKey<T extends string> = T extends `${infer Where}.${infer Act}` ? `touch.${Where}_${Act}` : never;
const nameKey = (type: KnownTouchType) => `touch.${type.replace('.', '_')}` as NameKey<KnownTouchType>;

/** What a type of touch is called; one that we don't know by its own words. */
export const touchName = (type: string): string => (isKnownTouchType(type) ? t(nameKey(type)) : otherTouchName(type));

/** A touch in one phrase: its type, and its title where it has one. */
export function touchPhrase(touch: { type: string; title: string | null }): string {
  const type = touchName(touch.type);
  return touch.title === null ? type : t('feed.touch_titled', { type, title: touch.title });
}
