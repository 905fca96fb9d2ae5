import { useId } from 'react';
import { CopyButton } from '#components/ui/CopyButton.tsx';
import { isolated } from '#components/ui/clean-text.ts';
import { language, t } from '#lib/browser/i18n.ts';
import type { Instant } from '#lib/model/id.ts';

type JoinLinkProps = {
  name: string;
  email: string | null;
  /** It holds the right to come in, and is shown this once. */
  link: string;
  expiresAt: Instant;
  /** It went out by mail. */
  mailed: boolean;
};

/** What became of an invitation: on its way by mail, or a link to hand over. */
export function JoinLink({ name, email, link, expiresAt, mailed }: JoinLinkProps) {
  const id = useId();
  const until = new Intl.DateTimeFormat(language(), { dateStyle: 'medium' }).format(new Date(expiresAt));
  const who = { name: isolated(name, 80), until };
  if (mailed && email !== null) {
    return <p role="status">{t('members.mailed', { ...who, email: isolated(email, 320) })}</p>;
  }
  return (
    <div role="status" className="flex flex-col gap-1">
      <label htmlFor={id}>{t(email === null ? 'members.hand_over' : 'members.not_mailed', who)}</label>
      <div className="flex flex-wrap items-center gap-2">
        <input
          id={id}
          readOnly
          dir="ltr"
          value={link}
          onFocus={(event) => event.target.select()}
          className="h-8 min-w-0 flex-1 basis-48 rounded-m border border-edge bg-raised px-2 text-s"
        />
        <CopyButton text={link} />
      </div>
    </div>
  );
}
