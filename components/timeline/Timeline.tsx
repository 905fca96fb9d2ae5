import { type RefObject, useCallback, useMemo, useState } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { Channel } from '#lib/model/channel.ts';
import { CHANNELS } from '#lib/model/channels.ts';
import { ChannelSelect } from './ChannelSelect.tsx';
import { RowList } from './RowList.tsx';
import { rowsOf } from './rows.ts';
import { channelsOf, type Story, tell } from './story.ts';
import type { Naming } from './TimelineRow.tsx';
import { useNearEnd } from './use-near-end.ts';

export type Older = {
  state: 'idle' | 'loading' | 'failed';
  load: () => void;
};

type TimelineProps = { story: Story; older: Older; scroller: RefObject<HTMLElement | null>; naming: Naming };

/** What happened with this contact, newest first: touches, notes and status changes in one story. */
export function Timeline({ story, older, scroller, naming }: TimelineProps) {
  const [channel, setChannel] = useState<Channel | null>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => rowsOf(tell(story, channel), open), [story, channel, open]);
  const channels = channelsOf(story.touches, CHANNELS);
  const fold = useCallback((day: string) => setOpen((days) => toggled(days, day)), []);
  return (
    <section aria-label={t('timeline.label')} className="pb-4">
      <div className="flex items-center justify-between gap-2 px-4 pt-3">
        <h2 className="font-bold">{t('timeline.label')}</h2>
        {channels.length > 1 && <ChannelSelect channels={channels} value={channel} onChange={setChannel} />}
      </div>
      {rows.length === 0 && !story.more && <p className="px-4 py-2 text-muted">{t('timeline.empty')}</p>}
      <RowList rows={rows} scroller={scroller} naming={naming} onFold={fold} />
      {story.more && <OlderLine older={older} scroller={scroller} />}
    </section>
  );
}

function OlderLine({ older, scroller }: Pick<TimelineProps, 'older' | 'scroller'>) {
  useNearEnd(scroller, () => older.state === 'idle' && older.load());
  return (
    <div className="px-4 pt-2">
      {older.state === 'failed' && <StateLine tone="warn">{t('timeline.older_failed')}</StateLine>}
      <Button disabled={older.state === 'loading'} onClick={older.load}>
        {t(older.state === 'loading' ? 'ui.loading' : 'timeline.older')}
      </Button>
    </div>
  );
}

function toggled(days: ReadonlySet<string>, day: string): ReadonlySet<string> {
  const others = new Set(days);
  return others.delete(day) ? others : others.add(day);
}
