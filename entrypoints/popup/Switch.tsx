type SwitchProps = { label: string; value: string; on: boolean; onClick: () => void };

/** Something that is on or off, with the word beside it: never told by colour or place alone. */
export function Switch({ label, value, on, onClick }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      onClick={onClick}
      className="inline-flex min-h-7 items-center gap-2 whitespace-nowrap rounded-m px-1 hover:bg-raised"
    >
      <span
        aria-hidden="true"
        className={`inline-flex h-4 w-7 shrink-0 items-center rounded-full border p-px ${on ? 'justify-end border-accent bg-accent' : 'border-edge'}`}
      >
        <span className={`size-3 rounded-full ${on ? 'bg-canvas' : 'bg-edge'}`} />
      </span>
      {label}
      <span aria-hidden="true" className="text-muted">
        {value}
      </span>
    </button>
  );
}
