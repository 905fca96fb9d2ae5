import { Phone, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { IconButton } from '#components/ui/IconButton.tsx';
import { t } from '#lib/browser/i18n.ts';
import { elapsed, secondsSince } from './elapsed.ts';

/** The call at hand: its number, where known; its start (ms since 1970); how long it took, null while it runs. */
export type CallAtHand = { phone: string | null; startedAt: number; seconds: number | null };

type CallClockProps = CallAtHand & { onDismiss: () => void };

/** A call that began with a click on a number, or of which a dialler told; the next outcome takes the time along. */
export function CallClock({ phone, startedAt, seconds: took, onDismiss }: CallClockProps) {
  const [since, setSince] = useState(() => secondsSince(startedAt));
  useEffect(() => {
    if (took !== null) return;
    setSince(secondsSince(startedAt));
    const timer = setInterval(() => setSince(secondsSince(startedAt)), 1_000);
    return () => clearInterval(timer);
  }, [startedAt, took]);
  return (
    <div className="flex min-h-7 items-center gap-2 text-s">
      <Phone size={12} aria-hidden="true" className="shrink-0 text-accent" />
      <span className="min-w-0 truncate">
        {phone === null ? t('note.call_unnamed') : <ExternalText max={40}>{phone}</ExternalText>}
      </span>
      <span role="timer" aria-label={t('note.call_elapsed')} className="font-medium">
        {elapsed(took ?? since)}
      </span>
      {took !== null && <span className="text-muted">{t('note.call_ended')}</span>}
      <IconButton label={t('note.call_dismiss')} onClick={onDismiss} className="ms-auto">
        <X size={14} />
      </IconButton>
    </div>
  );
}
