import { type ReactNode, useEffect, useId, useRef } from 'react';

type DialogProps = { title: string; open: boolean; onClose: () => void; children: ReactNode };

/** A modal dialog, the browser's own: holds the focus, closes on Esc, gives the focus back. */
export function Dialog({ title, open, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element || element.open === open) return;
    if (open) element.showModal();
    else element.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-auto w-80 max-w-[calc(100vw-16px)] rounded-l border border-line bg-canvas p-4 text-ink shadow-float backdrop:bg-black/40"
    >
      <h2 id={titleId} className="mb-2 font-bold text-l">
        {title}
      </h2>
      {open && children}
    </dialog>
  );
}
