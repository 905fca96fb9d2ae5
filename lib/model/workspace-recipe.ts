import * as z from 'zod/mini';
import { id, instant } from './id.ts';
import { isQuick } from './quick-pattern.ts';
import { type Recipe, recipe } from './recipe.ts';
import { isTame } from './tame-pattern.ts';

/** A recipe that a person made: it must name its hosts, since one that applies anywhere would read every page. */
export const pointedRecipe = recipe.check(
  z.refine(({ hosts }) => hosts.length > 0 && hosts.every(isHost), { path: ['hosts'], error: 'host_missing' }),
  z.refine(({ records }) => records.every(({ pattern }) => isTame(pattern) && isQuick(pattern)), {
    path: ['records'],
    error: 'pattern',
  }),
);

/** A host; `*.` for those below a domain of two labels at least; `app-*.` for any ending of a label before one (lib/sites/host.ts). */
const isHost = (host: string) => /^(?:[a-z0-9.:[\]-]{2,}|(?:[a-z0-9-]+-)?\*(?:\.[a-z0-9-]+){2,})$/.test(host);

/**
 * A workspace's own recipe, as it replicates. `recipe` is read by its schema where it is used: one that a newer or an
 * older version wrote must not hold up everything else. Its id is a built-in one's where it repairs that.
 */
export const workspaceRecipe = z.object({
  id,
  version: z.int(),
  authorId: id,
  savedAt: instant,
  /** Until a lead or an admin approved it, it is a proposal, which its author alone uses. */
  approvedBy: z.nullable(id),
  approvedAt: z.nullable(instant),
  deletedAt: z.nullable(instant),
  recipe: z.record(z.string(), z.unknown()),
});
export type WorkspaceRecipe = z.infer<typeof workspaceRecipe>;

/** Those that this member's pages are read by: their own proposals, then approved ones, the newest first. */
export function recipesInUse(rows: readonly WorkspaceRecipe[], me: string): Recipe[] {
  const used = rows.filter(
    ({ deletedAt, approvedAt, authorId }) => deletedAt === null && (approvedAt !== null || authorId === me),
  );
  const proposalsFirst = (row: WorkspaceRecipe) => (row.approvedAt === null ? 0 : 1);
  return used
    .sort((a, b) => proposalsFirst(a) - proposalsFirst(b) || b.savedAt.localeCompare(a.savedAt))
    .flatMap((row) => recipeOf(row) ?? []);
}

/** The recipe of a row; `null` for one that this version can't read. */
export function recipeOf({ recipe: written }: Pick<WorkspaceRecipe, 'recipe'>): Recipe | null {
  const read = pointedRecipe.safeParse(written);
  return read.success ? read.data : null;
}
