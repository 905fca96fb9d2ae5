import type { Unsent } from '#lib/browser/ending.ts';
import { tn } from '#lib/browser/i18n.ts';

/** How much of what somebody wrote is lost, kind by kind. */
export function UnsentList({ unsent }: { unsent: Unsent }) {
  return (
    <ul className="my-2 list-disc ps-5">
      {(['waiting', 'refused', 'drafts'] as const).map((what) => {
        const n = unsent[what];
        return n > 0 && <li key={what}>{tn(`options.account.${what}`, n)}</li>;
      })}
    </ul>
  );
}
