import type { Channel } from '#lib/model/channel.ts';
import type { StatusChange } from '#lib/model/contact.ts';
import type { Touch } from '#lib/model/touch.ts';
import { touchType } from '#lib/model/touch-types.ts';
import type { NoteView } from '#lib/store/port.ts';

/** Something that happened with a contact, at a moment (ms since 1970). */
export type Happening =
  | { kind: 'touch'; at: number; touch: Touch }
  | { kind: 'note'; at: number; view: NoteView }
  | { kind: 'status'; at: number; change: StatusChange };

/** What is known of a contact's history. With `more`, older touches are still at the hub. */
export type Story = {
  /** Newest first. */
  touches: readonly Touch[];
  notes: readonly NoteView[];
  changes: readonly StatusChange[];
  more: boolean;
};

/** Says nothing about interest by itself: sends, opens, lists, and whatever a program caused. */
export function isPassive(touch: Touch): boolean {
  if (touch.verdict === 'machine') return true;
  const { signal } = touchType(touch.type);
  return signal === 'none' || signal === 'weak';
}

/**
 * Touches, notes and status changes as one story, newest first. While older touches are missing, nothing older than
 * the oldest known touch is told, so that what loads later is only ever added at the end. A channel leaves its touches
 * alone; calls were by phone, so notes stay with that channel.
 */
export function tell({ touches, notes, changes, more }: Story, channel: Channel | null): Happening[] {
  const oldest = touches.at(-1)?.occurredAt;
  const horizon = more && oldest ? Date.parse(oldest) : Number.NEGATIVE_INFINITY;
  const happenings: Happening[] = [
    ...touches
      .filter((touch) => channel === null || touch.channel === channel)
      .map((touch): Happening => ({ kind: 'touch', at: Date.parse(touch.occurredAt), touch })),
    ...(channel === null || channel === 'phone' ? notes : []).map(
      (view): Happening => ({ kind: 'note', at: Date.parse(view.note.writtenAt), view }),
    ),
    ...(channel === null ? changes : []).map(
      (change): Happening => ({ kind: 'status', at: Date.parse(change.at), change }),
    ),
  ];
  return happenings.filter(({ at }) => at >= horizon).sort((a, b) => b.at - a.at);
}

/** The channels that a story has, in the order of the model. */
export function channelsOf(touches: readonly Touch[], order: readonly Channel[]): Channel[] {
  const present = new Set(touches.map(({ channel }) => channel));
  return order.filter((channel) => present.has(channel));
}
