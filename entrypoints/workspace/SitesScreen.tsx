import { useEffect, useState } from 'react';
import { RefusedList } from '#components/feed/RefusedList.tsx';
import { BuiltInRecipes } from '#components/recipe/BuiltInRecipes.tsx';
import { HealthList } from '#components/recipe/HealthList.tsx';
import { type OwnRecipe, OwnRecipes } from '#components/recipe/OwnRecipes.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { t } from '#lib/browser/i18n.ts';
import { may } from '#lib/model/permissions.ts';
import { recipeOf } from '#lib/model/workspace-recipe.ts';
import type { RecipeView } from '#lib/store/port.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import type { WorkspaceDeps } from './deps.ts';
import { Part } from './Part.tsx';

/** Sites: proposals to approve, the workspace's own recipes, those that find nobody, and the ones that ship. */
export function SitesScreen({ deps }: { deps: WorkspaceDeps }) {
  const { port, me, builtIn, syncNow } = deps;
  const { value: rows } = useWatch(port, 'recipes', {});
  const { value: health } = useWatch(port, 'recipeHealth', {});
  const { value: members } = useWatch(port, 'members', {});
  const switchedOn = useSwitchedOn(deps);
  if (!rows || !health || !members) return <Skeleton />;

  const role = members.find(({ id }) => id === me.member.id)?.role ?? me.member.role;
  const approves = may(role, 'recipe.approve');
  const nameOf = (id: string | null) => members.find((member) => member.id === id)?.name ?? null;
  const own = rows.map((row) => ownRecipe(row, { me: me.member.id, approves, nameOf, builtIn }));
  const proposals = own.filter(({ approved }) => !approved);
  const approved = own.filter((recipe) => recipe.approved);
  const nameOfRecipe = (id: string) =>
    own.find((recipe) => recipe.recipe?.id === id)?.name ?? builtIn.find((recipe) => recipe.id === id)?.name ?? id;
  const actions = {
    onApprove: ({ id, savedAt }: OwnRecipe) =>
      void port.run('approveRecipe', { recipeId: id, savedAt }).then(syncNow, syncNow),
    onRemove: ({ id }: OwnRecipe) => void port.run('removeRecipe', { recipeId: id }).then(syncNow, syncNow),
  };
  return (
    <>
      <div className="[--side:0px]">
        <RefusedRecipes port={port} />
      </div>
      {proposals.length > 0 && (
        <Part title={t('sites.proposals')} body={t(approves ? 'sites.proposals_lead' : 'sites.proposals_others')}>
          <OwnRecipes recipes={proposals} {...actions} />
        </Part>
      )}
      <Part title={t('sites.own')} body={t('sites.own_body')}>
        {approved.length > 0 ? (
          <OwnRecipes recipes={approved} {...actions} />
        ) : (
          <EmptyState flush title={t('sites.own_none')}>
            {t('sites.own_none_next')}
          </EmptyState>
        )}
      </Part>
      <Part title={t('sites.health')} body={t('sites.health_body')}>
        {health.length > 0 ? (
          <HealthList reports={health} nameOf={nameOfRecipe} />
        ) : (
          <p className="text-muted">{t('sites.health_none')}</p>
        )}
      </Part>
      <Part title={t('sites.built_in')} body={t('sites.built_in_body')}>
        <BuiltInRecipes recipes={builtIn} switchedOn={switchedOn} onSwitch={deps.switchOn} />
      </Part>
    </>
  );
}

/** What the hub refused of recipes, with its reason. */
function RefusedRecipes({ port }: Pick<WorkspaceDeps, 'port'>) {
  const { value: refused = [] } = useWatch(port, 'refused', {});
  return (
    <RefusedList
      refused={refused.filter(({ name }) => name.startsWith('recipe.'))}
      onRetry={(seq) => void port.run('retryRefused', { seq })}
      onCopy={(text) => navigator.clipboard.writeText(text)}
      onDiscard={(seq) => void port.run('discardRefused', { seq })}
      onExisting={() => {}}
    />
  );
}

type Around = {
  me: string;
  approves: boolean;
  nameOf: (id: string | null) => string | null;
  builtIn: WorkspaceDeps['builtIn'];
};

function ownRecipe(row: RecipeView, { me, approves, nameOf, builtIn }: Around): OwnRecipe {
  const recipe = recipeOf(row);
  const isMine = row.authorId === me;
  const approved = row.approvedAt !== null;
  return {
    id: row.id,
    savedAt: row.savedAt,
    recipe,
    name: recipe?.name ?? t('sites.unreadable'),
    repairs: builtIn.some(({ id }) => id === recipe?.id),
    author: nameOf(row.authorId),
    approved,
    approvedBy: nameOf(row.approvedBy),
    waiting: row.waiting,
    mayApprove: approves && !approved && recipe !== null,
    mayRemove: approves || (isMine && !approved),
  };
}

function useSwitchedOn({ watchSwitchedOn }: WorkspaceDeps): string[] {
  const [ids, setIds] = useState<string[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    watchSwitchedOn(setIds, stop.signal);
    return () => stop.abort();
  }, [watchSwitchedOn]);
  return ids;
}
