import type { ComponentProps, ReactNode } from 'react';

const SHAPE = 'inline-flex min-h-6 max-w-full items-center gap-1 rounded-full border px-2 text-s';

/** A word in a pill, for reading only. */
export function Chip({ children }: { children: ReactNode }) {
  return (
    <span className={`${SHAPE} min-w-0 border-line text-muted`}>
      <span className="truncate">{children}</span>
    </span>
  );
}

type ToggleChipProps = Omit<ComponentProps<'button'>, 'aria-pressed'> & { pressed: boolean };

/** A pill that is on or off; its width stays the same in both states. */
export function ToggleChip({ pressed, className = '', ...rest }: ToggleChipProps) {
  const look = pressed ? 'border-accent bg-accent text-on-accent' : 'border-edge hover:bg-raised active:bg-pressed';
  return <button type="button" aria-pressed={pressed} className={`${SHAPE} ${look} ${className}`} {...rest} />;
}
