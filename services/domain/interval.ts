/** 97.5 % point of the normal distribution: two sides of it leave 95 % between them. */
const Z = 1.959963984540054;

/**
 * Wilson's 95 % interval for a share of `right` in `total` (Wilson 1927): honest for small counts and for shares near 0
 * and 1. Nothing counted means nothing known: 0 to 1.
 */
export function wilsonInterval(right: number, total: number): [number, number] {
  if (total === 0) return [0, 1];
  const share = right / total;
  const middle = share + Z ** 2 / (2 * total);
  const reach = Z * Math.sqrt((share * (1 - share)) / total + (Z / (2 * total)) ** 2);
  const scale = 1 + Z ** 2 / total;
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)];
}
