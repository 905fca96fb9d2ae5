/** Touchline's own mark: a touch at the line. `size` in px; decorative, since the name always stands beside it. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <rect width="16" height="16" rx="3.5" fill="#0b6b5d" />
      <rect x="11" y="2" width="2" height="12" rx="1" fill="#fff" />
      <circle cx="7" cy="8" r="4" fill="#ffd257" />
    </svg>
  );
}
