import type { WorkspaceRecipe } from '#lib/model/workspace-recipe.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import type { RecipeView } from '#lib/store/port.ts';
import type { OutboxEntry } from '#lib/store/rows.ts';

/** The workspace's recipes with what this machine has changed since laid over them; removed ones are gone. */
export async function recipes(db: TouchlineDatabase): Promise<RecipeView[]> {
  const views = new Map<string, RecipeView>();
  for (const row of await db.recipes.toArray()) views.set(row.id, { ...row, waiting: false });
  const pending = await db.outbox.filter(({ body }) => body.name.startsWith('recipe.')).sortBy('log');
  for (const entry of pending) {
    const view = changedBy(entry, views.get(entry.row), db.me);
    if (view) views.set(entry.row, view);
  }
  return [...views.values()]
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => b.savedAt.localeCompare(a.savedAt));
}

/** What was reported of recipes that find nobody, the latest day first. */
export const recipeHealth = async (db: TouchlineDatabase) =>
  (await db.recipeHealth.toArray()).sort((a, b) => b.day.localeCompare(a.day) || a.host.localeCompare(b.host));

function changedBy({ body, notBefore }: OutboxEntry, before: RecipeView | undefined, me: string): RecipeView | null {
  switch (body.name) {
    case 'recipe.save':
      return { ...(before ?? unsaved(body.recipeId, me)), ...proposed(body.recipe, notBefore), waiting: true };
    case 'recipe.approve':
      return before ? { ...before, waiting: true } : null;
    case 'recipe.remove':
      return before ? { ...before, waiting: true, deletedAt: new Date(notBefore).toISOString() } : null;
    default:
      return null;
  }
}

const unsaved = (id: string, me: string): WorkspaceRecipe => ({
  id,
  version: 0,
  authorId: me,
  savedAt: '',
  approvedBy: null,
  approvedAt: null,
  deletedAt: null,
  recipe: {},
});

/** A saved recipe counts for its author at once; whether it is approved by that, the hub says. */
const proposed = (recipe: WorkspaceRecipe['recipe'], savedAt: number) => ({
  recipe,
  savedAt: new Date(savedAt).toISOString(),
  approvedBy: null,
  approvedAt: null,
});
