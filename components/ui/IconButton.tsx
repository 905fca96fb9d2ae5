import type { ComponentProps } from 'react';

type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label' | 'title'> & { label: string };

/** A square of 28 px with an icon as child; `label` names it for everyone. */
export function IconButton({ label, className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`inline-flex size-7 shrink-0 items-center justify-center rounded-m text-muted hover:bg-raised hover:text-ink active:bg-pressed ${className}`}
      {...rest}
    />
  );
}
