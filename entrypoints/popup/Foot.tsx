import { Crosshair, LayoutList, PanelRight, Settings } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#components/ui/IconButton.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { t } from '#lib/browser/i18n.ts';
import { PanelRow } from './PanelRow.tsx';
import { Switch } from './Switch.tsx';
import { type SiteDeps, useSite } from './use-site.ts';

type FootProps = { site: SiteDeps; onOptions: () => void };

/** "Touchline on this page: on / off", the way to the panel, and to the options. */
export function Foot({ site: deps, onOptions }: FootProps) {
  const { site, declined, settle } = useSite(deps);
  const [unpointed, setUnpointed] = useState(false);
  const on = site?.kind === 'on';

  // The browser asks the person only as part of the click: nothing may come before the request.
  const switchOn = (origin: string) => void settle(deps.request(origin));
  const switchOff = (origin: string) => void settle(deps.remove(origin));

  return (
    <footer className="border-line border-t px-3 py-1.5">
      <div className="flex min-h-8 items-center gap-2">
        {site !== null && site.kind !== 'impossible' && (
          <Switch
            label={t('popup.site')}
            value={t(on ? 'popup.site_on' : 'popup.site_off')}
            on={on}
            onClick={() => (on ? switchOff : switchOn)(site.origin)}
          />
        )}
        {site?.kind === 'impossible' && <p className="text-muted text-s">{t('popup.site_impossible')}</p>}
        <span className="ms-auto flex items-center gap-1">
          {on && (
            <IconButton
              label={t('pointing.start')}
              onClick={() => void deps.point().then((started) => setUnpointed(!started))}
            >
              <Crosshair size={16} aria-hidden="true" />
            </IconButton>
          )}
          {on && (
            <IconButton label={t('popup.open_panel')} onClick={() => void deps.openPanel()}>
              <PanelRight size={16} aria-hidden="true" className="rtl:-scale-x-100" />
            </IconButton>
          )}
          <IconButton label={t('workspace.open')} onClick={deps.openWorkspace}>
            <LayoutList size={16} aria-hidden="true" />
          </IconButton>
          <IconButton label={t('popup.options')} onClick={onOptions}>
            <Settings size={16} aria-hidden="true" />
          </IconButton>
        </span>
      </div>
      {on && <PanelRow deps={deps} />}
      {unpointed && on && <StateLine tone="warn">{t('pointing.start_failed')}</StateLine>}
      {declined && !on && <StateLine tone="warn">{t('popup.site_declined')}</StateLine>}
    </footer>
  );
}
