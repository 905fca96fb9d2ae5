import { language, t } from '#lib/browser/i18n.ts';
import type { Role } from '#lib/model/member.ts';
import { type Action, PERMISSIONS } from '#lib/model/permissions.ts';
import { ROLES } from '#lib/model/roles.ts';

const ACTIONS = Object.keys(PERMISSIONS) as Action[];

/** The hub's own table of who may do what, told by the roles that may. */
export function WhoMayWhat() {
  const groups = Map.groupBy(ACTIONS, (action) => PERMISSIONS[action].join());
  return (
    <div className="grid gap-x-6 gap-y-3 pt-2 min-[640px]:grid-cols-3">
      {[...groups].map(([key, actions]) => (
        <section key={key}>
          <h3 className="font-medium">{whoOf(PERMISSIONS[actions[0] as Action])}</h3>
          <ul className="list-disc ps-5 text-muted">
            {actions.map((action) => (
              <li key={action}>{t(`members.may.${action}`)}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** "Everybody", or "Lead and Admin" as the language joins them. */
function whoOf(roles: readonly Role[]): string {
  if (roles.length === ROLES.length) return t('members.everybody');
  return new Intl.ListFormat(language(), { type: 'conjunction' }).format(
    roles.map((role) => t(`options.role.${role}`)),
  );
}
