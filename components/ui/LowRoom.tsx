import { t } from '#lib/browser/i18n.ts';
import { bytes } from './bytes.ts';
import { StateLine } from './StateLine.tsx';

/** Says that this machine is running out of room, before anything is lost by it. `room` in bytes. */
export function LowRoom({ room }: { room: number }) {
  return <StateLine tone="warn">{t('ui.low_room', { room: bytes(room) })}</StateLine>;
}
