import type { Role } from './member.ts';
import { ROLES } from './roles.ts';

/** Who may do what. This table is the one place that decides; the hub's routes and usecases name the action, screens show it. */
export const PERMISSIONS = {
  /** See contacts, touches, scores, notes, definitions, campaigns and members of the workspace. */
  'workspace.read': ROLES,
  /** Write, edit and delete one's own notes and replies; add a contact; move one's own read mark. */
  'note.write': ROLES,
  /** Edit or delete a note that somebody else wrote. */
  'note.moderate': ['lead', 'admin'],
  /** Say about which addresses nobody in the workspace is ever asked. */
  'workspace.exclude': ['lead', 'admin'],
  /** Propose a site recipe, take back one's own proposal, report a recipe that finds nobody. */
  'recipe.propose': ROLES,
  /** Approve site recipes; change or remove those of others. */
  'recipe.approve': ['lead', 'admin'],
  /** See and end one's own sessions. */
  'session.own': ROLES,
  /** See and end the sessions of everybody. */
  'session.manage': ['admin'],
  /** Invite people, see open invitations, change roles, take members out. */
  'member.manage': ['admin'],
  /** Erase one person for good. */
  'person.erase': ['admin'],
  /** Take away everything that is held on one person, as a file. */
  'person.export': ['admin'],
  /** Say of whom nothing is kept, and see that list. */
  'person.suppress': ['admin'],
  /** See and set how long what is kept. */
  'retention.set': ['admin'],
  /** Read the audit log, and take it away as a file. */
  'audit.read': ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof PERMISSIONS;

/** `true` when members of this role may do it. */
export const may = (role: Role, action: Action): boolean => (PERMISSIONS[action] as readonly Role[]).includes(role);
