import type { Id } from '#lib/model/id.ts';

/**
 * What the audit log knows. `details` are counts, roles, names of settings, and the sites of an organisation's own policy:
 * never an address, a person's name or the text of a note.
 */
export const AUDIT_ACTIONS = [
  'member.invited',
  'member.signed_in',
  'member.sign_in_failed',
  'member.signed_out',
  'member.role_changed',
  'member.removed',
  'definition.signed',
  'person.exported',
  'person.erased',
  'person.suppressed',
  'person.unsuppressed',
  'retention.set',
  'retention.ran',
  'sites.granted',
  'backup.made',
  'backup.restored',
  'audit.exported',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export type AuditEvent = {
  readonly action: AuditAction;
  /** The member who did it; null for the administrator at the terminal, and for the hub itself. */
  readonly actorId?: Id | null;
  /** The member to whom it was done. */
  readonly memberId?: Id | null;
  /** The person to whom it was done, as a hash under the workspace's key (server/privacy/hashes.ts). */
  readonly subject?: string | null;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
};
