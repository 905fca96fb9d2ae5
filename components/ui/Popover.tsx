import { type ComponentProps, type ReactNode, useId } from 'react';
import './popover.css';

/** What the opening button must carry. */
type PopoverTrigger = Pick<ComponentProps<'button'>, 'popoverTarget' | 'style'> & { 'aria-haspopup': 'dialog' };

type PopoverProps = {
  label: string;
  /** Draws the button that opens it, with the given props spread on it. */
  trigger: (props: PopoverTrigger) => ReactNode;
  children: ReactNode;
};

/**
 * A panel over the page, by the browser's own popover: Esc or a press elsewhere closes it and the focus goes back.
 * It stands at its button, or under the head of the frame where the browser has no anchor positioning.
 */
export function Popover({ label, trigger, children }: PopoverProps) {
  const id = `popover${useId().replace(/\W/g, '')}`;
  const anchor = `--${id}`;
  return (
    <>
      {trigger({ popoverTarget: id, style: { anchorName: anchor }, 'aria-haspopup': 'dialog' })}
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        style={{ positionAnchor: anchor }}
        className="popover rounded-l border border-line bg-canvas p-3 text-ink shadow-float"
      >
        {children}
      </div>
    </>
  );
}
