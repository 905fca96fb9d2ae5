import { describe, expect, it } from 'vitest';
import { ROLES } from '#lib/model/member.ts';
import { may } from '#server/auth/permissions.ts';

describe('who may do what', () => {
  it('lets every member read and write notes', () => {
    expect(ROLES.filter((role) => may(role, 'workspace.read'))).toEqual(ROLES);
    expect(ROLES.filter((role) => may(role, 'note.write'))).toEqual(ROLES);
  });

  it('leaves the notes of others to leads and admins', () => {
    expect(ROLES.filter((role) => may(role, 'note.moderate'))).toEqual(['lead', 'admin']);
  });
});
