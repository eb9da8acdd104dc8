/** The whole number a person typed, spaces between its digits allowed; none where it is out of range or no number. */
export function parseWhole(text: string, min: number, max: number): number | undefined {
  const digits = text.replace(/[\s\u00a0\u202f]/g, '');
  if (!/^\d{1,12}$/.test(digits)) return undefined;
  const value = Number(digits);
  return value >= min && value <= max ? value : undefined;
}
