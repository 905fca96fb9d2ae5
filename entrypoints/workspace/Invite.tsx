import { type ComponentProps, type FormEvent, useId, useRef, useState } from 'react';
import { JoinLink } from '#components/member/JoinLink.tsx';
import { RoleChoice } from '#components/member/RoleChoice.tsx';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { Role } from '#lib/model/member.ts';
import { HubProblem } from './HubProblem.tsx';
import { useAsk } from './use-ask.ts';
import type { MemberActions } from './use-members.ts';

type InviteProps = { invite: MemberActions['invite']; onSignIn: () => void };

/** Invites somebody: by mail where they have an address and the hub can send, else by a link to hand over. */
export function Invite(props: InviteProps) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <>
      <div>
        <Button ref={opener} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('members.invite')}
        </Button>
      </div>
      {open && <InviteForm {...props} onClose={close} />}
    </>
  );
}

function InviteForm({ invite, onSignIn, onClose }: InviteProps & { onClose: () => void }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('rep');
  const first = useRef<HTMLInputElement>(null);
  const { ask, answer, problem, asking } = useAsk(invite);
  const forNext = () => {
    setName('');
    setEmail('');
    first.current?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!asking) ask({ name: name.trim(), email: email.trim() || null, role }, { onSuccess: forNext });
  };
  return (
    <div className="flex flex-col gap-3 border-accent border-s-2 ps-3">
      <form onSubmit={submit} onKeyDown={({ key }) => key === 'Escape' && onClose()} className="flex flex-col gap-3">
        <div className="flex flex-wrap gap-3">
          <Field
            ref={first}
            label={t('members.name')}
            value={name}
            required
            autoFocus
            pattern=".*\S.*"
            maxLength={200}
            onChange={(event) => setName(event.target.value)}
          />
          <Field
            label={t('members.address')}
            hint={t('members.address_hint')}
            type="email"
            dir="ltr"
            value={email}
            maxLength={320}
            aria-invalid={problem === 'address_taken'}
            onChange={(event) => setEmail(event.target.value)}
          />
        </div>
        <RoleChoice value={role} onChange={setRole} />
        {problem !== null && <HubProblem code={problem} onSignIn={onSignIn} />}
        <div className="flex gap-2">
          <Button type="submit" look="filled">
            {t('members.invite_send')}
          </Button>
          <Button onClick={onClose}>{t('members.close')}</Button>
        </div>
      </form>
      {answer && <JoinLink {...answer} name={answer.member.name} email={answer.member.email} />}
    </div>
  );
}

type FieldProps = ComponentProps<'input'> & { label: string; hint?: string };

function Field({ label, hint, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-1 basis-60 flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <input
        id={id}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className="h-8 w-full rounded-m border border-edge bg-canvas px-2"
        {...input}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-muted text-s">
          {hint}
        </p>
      )}
    </div>
  );
}
