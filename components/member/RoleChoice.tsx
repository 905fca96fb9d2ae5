import { useId } from 'react';
import { t } from '#lib/browser/i18n.ts';
import type { Role } from '#lib/model/member.ts';
import { ROLES } from '#lib/model/roles.ts';

/** One of the four roles, each with what it is for in one sentence. */
export function RoleChoice({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const name = useId();
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 font-medium">{t('members.role')}</legend>
      {ROLES.map((role) => (
        <div key={role} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
          <input
            id={`${name}-${role}`}
            type="radio"
            name={name}
            checked={role === value}
            aria-describedby={`${name}-${role}-what`}
            onChange={() => onChange(role)}
            className="mt-0.75 self-start accent-accent"
          />
          <label htmlFor={`${name}-${role}`}>{t(`options.role.${role}`)}</label>
          <p id={`${name}-${role}-what`} className="col-start-2 text-muted text-s">
            {t(`members.what.${role}`)}
          </p>
        </div>
      ))}
    </fieldset>
  );
}
