import { Button } from '#components/ui/Button.tsx';
import { Chip } from '#components/ui/Chip.tsx';
import { isolated } from '#components/ui/clean-text.ts';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { RelativeTime } from '#components/ui/RelativeTime.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { Recipe } from '#lib/model/recipe.ts';
import { RecipeDetails } from './RecipeDetails.tsx';

/** A recipe of the workspace as its page shows it. */
export type OwnRecipe = {
  id: string;
  savedAt: string;
  /** Null for one that this version cannot read. */
  recipe: Recipe | null;
  name: string;
  /** It stands in for a built-in one. */
  repairs: boolean;
  author: string | null;
  approved: boolean;
  approvedBy: string | null;
  /** A change of it is on its way to the hub. */
  waiting: boolean;
  mayApprove: boolean;
  mayRemove: boolean;
};

type OwnRecipesProps = {
  recipes: readonly OwnRecipe[];
  onApprove: (recipe: OwnRecipe) => void;
  onRemove: (recipe: OwnRecipe) => void;
};

/** The workspace's recipes: whose, for which hosts, what they look for, and what may be done about them. */
export function OwnRecipes({ recipes, onApprove, onRemove }: OwnRecipesProps) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {recipes.map((recipe) => (
        <li key={recipe.id} className="flex flex-wrap items-start justify-between gap-3 py-3">
          <div className="min-w-0 flex-1 basis-60">
            <h3 className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
              <ExternalText max={120}>{recipe.name}</ExternalText>
              {recipe.repairs && <Chip>{t('sites.repair')}</Chip>}
              {recipe.waiting && <Chip>{t('sites.waiting')}</Chip>}
            </h3>
            <p className="text-muted text-s wrap-anywhere">
              <ExternalText max={300}>{bylineOf(recipe)}</ExternalText> · <RelativeTime at={recipe.savedAt} />
            </p>
            {recipe.recipe && <RecipeDetails recipe={recipe.recipe} />}
          </div>
          <div className="flex gap-2">
            {recipe.mayApprove && (
              <Button
                disabled={recipe.waiting}
                aria-label={t('sites.approve_named', { name: isolated(recipe.name, 80) })}
                onClick={() => onApprove(recipe)}
              >
                {t('sites.approve')}
              </Button>
            )}
            {recipe.mayRemove && (
              <Button
                aria-label={t('sites.remove_named', { name: isolated(recipe.name, 80) })}
                onClick={() => onRemove(recipe)}
              >
                {t('sites.remove')}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

const bylineOf = ({ author, approvedBy, recipe }: OwnRecipe): string =>
  [
    recipe?.hosts.join(', '),
    author && t('sites.by', { name: isolated(author, 80) }),
    approvedBy && t('sites.approved_by', { name: isolated(approvedBy, 80) }),
  ]
    .filter(Boolean)
    .join(' · ');
