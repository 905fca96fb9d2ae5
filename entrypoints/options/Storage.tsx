import { useEffect, useState } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { bytes } from '#components/ui/bytes.ts';
import { LowRoom } from '#components/ui/LowRoom.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { type Disk, LOW_ROOM } from '#lib/browser/disk.ts';
import { t } from '#lib/browser/i18n.ts';
import type { OptionsDeps } from './deps.ts';
import { Section } from './Section.tsx';

/** What stands on this machine, whether the browser keeps it, and how much room is left. */
export function Storage({ deps: { disk } }: { deps: Pick<OptionsDeps, 'disk'> }) {
  const [read, setRead] = useState<Disk | null | undefined>(undefined);
  const [declined, setDeclined] = useState(false);
  useEffect(() => void disk.read().then(setRead), [disk]);
  const ask = async () => {
    setDeclined(!(await disk.askToKeep()));
    setRead(await disk.read());
  };
  if (read === undefined) return null;
  return (
    <Section title={t('options.storage.title')}>
      <p>{t('options.storage.body')}</p>
      {read === null ? (
        <p className="text-muted">{t('options.storage.unknown')}</p>
      ) : (
        <>
          <p>{t('options.storage.used', { used: bytes(read.used), room: bytes(read.room) })}</p>
          <p>{t(read.kept ? 'options.storage.kept' : 'options.storage.not_kept')}</p>
          {!read.kept && <Button onClick={() => void ask()}>{t('options.storage.ask')}</Button>}
          {declined && !read.kept && <StateLine tone="warn">{t('options.storage.declined')}</StateLine>}
          {read.room < LOW_ROOM && <LowRoom room={read.room} />}
        </>
      )}
    </Section>
  );
}
