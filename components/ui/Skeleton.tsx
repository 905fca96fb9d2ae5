import { t } from '#lib/browser/i18n.ts';

const LINE = 'h-3 rounded-s bg-pressed';

/** Grey lines in place of what comes over the network; nothing is seen of them in the first 150 ms. */
export function Skeleton() {
  return (
    <div role="status" aria-label={t('ui.loading')} className="flex animate-appear flex-col gap-2 p-4">
      <div className={LINE} />
      <div className={LINE} />
      <div className={`${LINE} w-2/3`} />
    </div>
  );
}
