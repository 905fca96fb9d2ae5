import { t } from '#lib/browser/i18n.ts';
import type { Channel } from '#lib/model/channel.ts';

type ChannelSelectProps = {
  channels: readonly Channel[];
  value: Channel | null;
  onChange: (channel: Channel | null) => void;
};

/** Which channel's touches to show; the browser's own list, since it is small and reads well everywhere. */
export function ChannelSelect({ channels, value, onChange }: ChannelSelectProps) {
  return (
    <select
      aria-label={t('timeline.channel')}
      value={value ?? ''}
      onChange={(event) => onChange(channels.find((channel) => channel === event.target.value) ?? null)}
      className="h-6 rounded-s bg-transparent text-end text-muted text-s hover:text-ink"
    >
      <option value="">{t('timeline.all_channels')}</option>
      {channels.map((channel) => (
        <option key={channel} value={channel}>
          {t(`channel.${channel}`)}
        </option>
      ))}
    </select>
  );
}
