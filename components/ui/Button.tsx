import type { ComponentProps } from 'react';

export type ButtonProps = ComponentProps<'button'> & {
  /** At most one `filled` button stands in view; `outlined` is the usual one, `bare` lies in text and rows. */
  look?: 'filled' | 'outlined' | 'bare';
};

const LOOKS = {
  filled: 'border-transparent bg-accent text-on-accent font-medium hover:brightness-110',
  outlined: 'border-edge bg-canvas hover:bg-raised active:bg-pressed',
  bare: 'border-transparent text-accent hover:bg-raised active:bg-pressed',
};

/** A button at least 28 px high; never submits a form unless `type` says so. */
export function Button({ look = 'outlined', className = '', ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={`inline-flex min-h-7 items-center justify-center gap-1.5 rounded-m border px-2.5 py-1 text-s disabled:opacity-60 ${LOOKS[look]} ${className}`}
      {...rest}
    />
  );
}
