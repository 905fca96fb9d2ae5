import { useState } from 'react';
import { PointingChecks } from '#components/recipe/PointingChecks.tsx';
import { Button } from '#components/ui/Button.tsx';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { t, tn } from '#lib/browser/i18n.ts';
import type { Pointing } from '#lib/messages/calls.ts';
import type { Recipe } from '#lib/model/recipe.ts';
import type { TabDeps } from './deps.ts';
import { Plain } from './Plain.tsx';

/** The record pointed at, and two more. */
const WANTED = 3;

type PointingScreenProps = { tab: TabDeps; pointing: Pointing; recipe: Recipe };

/** A recipe in the making: what it finds on this record and on the next ones, then save it or drop it. */
export function PointingScreen({ tab, pointing: { repairs, checks }, recipe }: PointingScreenProps) {
  const [failed, setFailed] = useState(false);
  const missing = WANTED - checks.length;
  const fields = (['name', 'email', 'phone'] as const).filter((field) => recipe.fields[field].length > 0);
  const end = (save: boolean) => void tab.endPointing(save).then((done) => setFailed(!done));
  return (
    <Plain onClose={tab.close}>
      <div className="flex flex-col gap-3 p-4">
        <h2 className="font-bold text-l">
          {repairs ? (
            <ExternalText max={120}>{t('pointing.title_repair', { name: repairs.name })}</ExternalText>
          ) : (
            t('pointing.title')
          )}
        </h2>
        <PointingChecks checks={checks} fields={fields} />
        {missing > 0 && <StateLine>{tn('pointing.open_more', missing)}</StateLine>}
        <div className="flex flex-wrap gap-2">
          <Button look={missing > 0 ? 'outlined' : 'filled'} onClick={() => end(true)}>
            {t(missing > 0 ? 'pointing.save_now' : 'pointing.save')}
          </Button>
          <Button onClick={() => void tab.point()}>{t('pointing.again')}</Button>
          <Button look="bare" onClick={() => end(false)}>
            {t('pointing.drop')}
          </Button>
        </div>
        {failed && <StateLine tone="danger">{t('pointing.save_failed')}</StateLine>}
        <p className="text-muted text-s">{t('pointing.proposal')}</p>
      </div>
    </Plain>
  );
}
