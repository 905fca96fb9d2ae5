import { Button } from '#components/ui/Button.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { t } from '#lib/browser/i18n.ts';

type EmptyFeedProps = {
  /** Something is filtered away or searched for. */
  filtering: boolean;
  allCalls: boolean;
  /** The first notes are still on their way, or the hub doesn't answer; null when all is here. */
  standing: 'arriving' | 'offline' | null;
  onClear: () => void;
  onAllCalls: () => void;
};

/** No note to show: why, and what to do. */
export function EmptyFeed({ filtering, allCalls, standing, onClear, onAllCalls }: EmptyFeedProps) {
  if (filtering) {
    return (
      <EmptyState
        title={t('feed.no_match.title')}
        action={<Button onClick={onClear}>{t('feed.no_match.action')}</Button>}
      >
        {t('feed.no_match.body')}
      </EmptyState>
    );
  }
  if (standing)
    return <EmptyState title={t(`feed.empty_${standing}.title`)}>{t(`feed.empty_${standing}.body`)}</EmptyState>;
  if (allCalls) return <EmptyState title={t('feed.empty.title')}>{t('feed.empty.body')}</EmptyState>;
  return (
    <EmptyState title={t('feed.empty.title')} action={<Button onClick={onAllCalls}>{t('feed.all_calls')}</Button>}>
      {t('feed.empty.body')}
    </EmptyState>
  );
}
