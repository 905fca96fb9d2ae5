import { Crosshair } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { TabDeps } from './deps.ts';

/** The way out of "could not tell": show Touchline where the person stands. */
export function PointButton({ tab }: { tab: TabDeps }) {
  const [failed, setFailed] = useState(false);
  return (
    <div className="flex flex-col items-start gap-1 px-4 py-3">
      <Button onClick={() => void tab.point().then((done) => setFailed(!done))}>
        <Crosshair size={14} aria-hidden="true" />
        {t('pointing.start')}
      </Button>
      {failed && <StateLine tone="warn">{t('pointing.start_failed')}</StateLine>}
    </div>
  );
}
