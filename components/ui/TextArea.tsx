import { type ComponentProps, useLayoutEffect, useRef } from 'react';

type TextAreaProps = Omit<ComponentProps<'textarea'>, 'value' | 'ref'> & {
  value: string;
  ref?: React.Ref<HTMLTextAreaElement>;
};

/** Keeps the field as high as its text; the browser does it alone where it knows `field-sizing`. */
function useAutosize(value: string) {
  const holder = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const field = holder.current?.querySelector('textarea');
    if (!field || value === undefined || globalThis.CSS?.supports?.('field-sizing', 'content')) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + 2}px`;
  }, [value]);
  return holder;
}

/** A text field that grows with its text from `rows` lines up to 160 px, then scrolls; it reads in the direction of its text. Name it by `aria-label`. */
export function TextArea({ className = '', rows = 2, ...rest }: TextAreaProps) {
  const holder = useAutosize(rest.value);
  return (
    <div ref={holder}>
      <textarea
        rows={rows}
        dir={rest.value === '' ? undefined : 'auto'}
        className={`block max-h-40 w-full resize-none rounded-m border border-edge bg-canvas px-2 py-1.5 field-sizing-content placeholder:text-muted ${className}`}
        {...rest}
      />
    </div>
  );
}
