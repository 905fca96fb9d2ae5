import { Button } from '#components/ui/Button.tsx';
import { isolated } from '#components/ui/clean-text.ts';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { Mark } from '#components/ui/Mark.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { FeedDeps } from './deps.ts';
import { FeedScreen } from './FeedScreen.tsx';
import { Foot } from './Foot.tsx';
import type { SiteDeps } from './use-site.ts';

type PopupProps = {
  /** Null while no hub is connected. */
  feed: FeedDeps | null;
  site: SiteDeps;
  openOptions: () => void;
  /** The workspace in which the hub ended this browser's access; null when it was left otherwise. */
  endedIn?: string | null;
};

/** The popup: the feed, or the way to it, and the switch for the page in front. */
export function Popup({ feed, site, openOptions, endedIn = null }: PopupProps) {
  return (
    <div className="[--side:12px] flex h-150 max-h-dvh w-100 max-w-full flex-col">
      {feed === null ? <NotConnected openOptions={openOptions} endedIn={endedIn} /> : <FeedScreen deps={feed} />}
      <Foot site={site} onOptions={openOptions} />
    </div>
  );
}

function NotConnected({ openOptions, endedIn }: { openOptions: () => void; endedIn: string | null }) {
  return (
    <>
      <header className="flex items-center gap-2 px-3 pt-2.5 pb-2">
        <Mark size={18} />
        <h1 className="font-bold">{t('extension_name')}</h1>
      </header>
      <main className="flex-1 border-line border-t">
        <EmptyState
          title={
            endedIn === null
              ? t('popup.not_connected.title')
              : t('contact.access_ended', { workspace: isolated(endedIn, 80) })
          }
          action={
            <Button look="filled" onClick={openOptions}>
              {t('popup.not_connected.action')}
            </Button>
          }
        >
          {t(endedIn === null ? 'popup.not_connected.body' : 'contact.access_ended_next')}
        </EmptyState>
      </main>
    </>
  );
}
