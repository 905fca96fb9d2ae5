import { MailX } from 'lucide-react';
import { RelativeTime } from '#components/ui/RelativeTime.tsx';
import { t } from '#lib/browser/i18n.ts';

/** This person asked not to be mailed; `since` as ISO 8601. */
export function DoNotMail({ since }: { since: string }) {
  return (
    <p className="flex items-center gap-2 bg-raised px-4 py-1.5 font-medium text-danger text-s">
      <MailX size={14} aria-hidden="true" className="shrink-0" />
      <span>
        {t('contact.do_not_mail')} · <RelativeTime at={since} />
      </span>
    </p>
  );
}
