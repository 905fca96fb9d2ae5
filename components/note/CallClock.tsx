import { Phone, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { IconButton } from '#components/ui/IconButton.tsx';
import { t } from '#lib/browser/i18n.ts';
import { elapsed, secondsSince } from './elapsed.ts';

type CallClockProps = { phone: string /** ms since 1970. */; startedAt: number; onDismiss: () => void };

/** A call that started with a click on a number: how long ago; the next outcome takes the time along. */
export function CallClock({ phone, startedAt, onDismiss }: CallClockProps) {
  const [seconds, setSeconds] = useState(() => secondsSince(startedAt));
  useEffect(() => {
    setSeconds(secondsSince(startedAt));
    const timer = setInterval(() => setSeconds(secondsSince(startedAt)), 1_000);
    return () => clearInterval(timer);
  }, [startedAt]);
  return (
    <div className="flex min-h-7 items-center gap-2 text-s">
      <Phone size={12} aria-hidden="true" className="shrink-0 text-accent" />
      <span className="min-w-0 truncate">
        <ExternalText max={40}>{phone}</ExternalText>
      </span>
      <span role="timer" aria-label={t('note.call_elapsed')} className="font-medium">
        {elapsed(seconds)}
      </span>
      <IconButton label={t('note.call_dismiss')} onClick={onDismiss} className="ms-auto">
        <X size={14} />
      </IconButton>
    </div>
  );
}
