const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/**
 * The time from `from` to `to` (ISO 8601) in its largest whole unit, as `locale` writes it: "2 days".
 * Empty when it is under a minute, negative, or not a time.
 */
export function gap(from: string, to: string, locale: string): string {
  const ms = Date.parse(to) - Date.parse(from);
  const [unit, size] = UNITS.find(([, length]) => ms >= length) ?? [null, 1];
  if (unit === null) return '';
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(Math.floor(ms / size));
}
