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
        <label key={role} className="flex items-start gap-2">
          <input
            type="radio"
            name={name}
            checked={role === value}
            aria-describedby={`${name}-${role}`}
            onChange={() => onChange(role)}
            className="mt-0.75 accent-accent"
          />
          <span>
            {t(`options.role.${role}`)}
            <span id={`${name}-${role}`} className="block text-muted text-s">
              {t(`members.what.${role}`)}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
