import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Action, may, PERMISSIONS } from '#lib/model/permissions.ts';
import { ROLES } from '#lib/model/roles.ts';

describe('who may do what', () => {
  it('lets every member read and write notes', () => {
    expect(ROLES.filter((role) => may(role, 'workspace.read'))).toEqual(ROLES);
    expect(ROLES.filter((role) => may(role, 'note.write'))).toEqual(ROLES);
  });

  it('leaves the notes of others to leads and admins', () => {
    expect(ROLES.filter((role) => may(role, 'note.moderate'))).toEqual(['lead', 'admin']);
  });

  it('is written down in docs/identity.md as the code has it', () => {
    const rows = readFileSync('docs/identity.md', 'utf8').matchAll(/^\| `(\w+\.\w+)` \|(.*?)\|[^|]*\|$/gm);
    const written = [...rows].map(([, action, marks = '']) => {
      const cells = marks.split('|').map((cell) => cell.trim() === '✓');
      return [action, ROLES.filter((_, index) => cells[index])];
    });
    const actions = Object.keys(PERMISSIONS) as Action[];
    expect(written).toEqual(actions.map((action) => [action, ROLES.filter((role) => may(role, action))]));
  });
});
