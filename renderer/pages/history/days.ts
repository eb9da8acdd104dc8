/** The first moment of a day that was chosen (`2026-11-23`), where the person is; none for half a date. */
export function dayStart(day: string): string | undefined {
  return toIso(new Date(`${day}T00:00:00`));
}

/** The last moment of a day. */
export function dayEnd(day: string): string | undefined {
  return toIso(new Date(`${day}T23:59:59.999`));
}

/** The day a moment lies in, as a date field wants it. */
export function localDay(iso: string | undefined): string {
  if (!iso) return '';
  const date = new Date(iso);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function toIso(date: Date): string | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
