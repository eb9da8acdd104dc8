/** Terms of a series or a fraction; both have long ended then. */
const TERMS = 500;
const CLOSE = 1e-12;
const TINY = 1e-300;

/** ln of the gamma function (Lanczos 1964, as in Numerical Recipes). */
function logGamma(at: number): number {
  const terms = [
    76.18009172947146, -86.50532032941678, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2,
    -0.5395239384953e-5,
  ];
  const sum = terms.reduce((all, term, place) => all + term / (at + place + 1), 1.000000000190015);
  const base = at + 5.5;
  return (at + 0.5) * Math.log(base) - base + Math.log((2.5066282746310007 * sum) / at);
}

/** How often a gamma distributed number of this shape, scale 1, comes to `value` or more. */
export function gammaTail(shape: number, value: number): number {
  if (value <= 0) return 1;
  const front = Math.exp(shape * Math.log(value) - value - logGamma(shape));
  return value < shape + 1 ? 1 - front * gammaSeries(shape, value) : front * gammaFraction(shape, value);
}

function gammaSeries(shape: number, value: number): number {
  let [term, sum] = [1 / shape, 1 / shape];
  for (let at = 1; at <= TERMS && term > sum * CLOSE; at++) {
    term *= value / (shape + at);
    sum += term;
  }
  return sum;
}

/** Lentz's method. */
function gammaFraction(shape: number, value: number): number {
  let base = value + 1 - shape;
  let above = 1 / TINY;
  let below = 1 / base;
  let all = below;
  for (let at = 1; at <= TERMS; at++) {
    const top = -at * (at - shape);
    base += 2;
    below = 1 / nonZero(top * below + base);
    above = nonZero(base + top / above);
    const step = below * above;
    all *= step;
    if (Math.abs(step - 1) < CLOSE) break;
  }
  return all;
}

const nonZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/** How often a normal number lies at least so many deviations from its mean, on either side. */
export const normalTails = (deviations: number): number => gammaTail(0.5, deviations ** 2 / 2);

/**
 * How often the mean rank of `photos` photos among `others` lies so far from the middle, on either side, where both are
 * drawn alike: the normal approximation of the rank sum test.
 */
export const rankChance = (away: number, photos: number, others: number): number =>
  normalTails(away / Math.sqrt((1 / photos + 1 / others) / 12));

/**
 * How often at least `count` of `total` come, where of `before` the share `share` did: exact, with what `before` leaves
 * open (beta-binomial, from Jeffreys' prior), so that none among few does not count as never.
 */
export function shareChance(count: number, total: number, share: number, before: number): number {
  const [often, seldom] = [share * before + 0.5, (1 - share) * before + 0.5];
  // As logarithms, since the least likely count may be less likely than the smallest number there is.
  const likely = new Float64Array(total + 1);
  for (let at = 0; at < total; at++)
    likely[at + 1] =
      likely[at]! + Math.log((total - at) * (often + at)) - Math.log((at + 1) * (seldom + total - at - 1));
  const most = Math.max(...likely);
  const terms = likely.map((one) => Math.exp(one - most));
  const sum = (some: Float64Array) => some.reduce((all, one) => all + one, 0);
  return sum(terms.subarray(count)) / sum(terms);
}

/**
 * How often chance alone takes counts as far from the shares of `before` others: Pearson's statistic, with the mean and
 * the variance it has for these very shares (Haldane 1937) instead of those for endless counts, since a class may be
 * expected less than once.
 */
export function countsChance(counts: readonly number[], shares: readonly number[], before: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  // A single one is of some class: it says nothing, and the statistic would have no variance.
  if (total < 2 || shares.length < 2) return 1;
  const squares = counts.reduce(
    (sum, count, at) => sum + (count - total * shares[at]!) ** 2 / (total * shares[at]!),
    0,
  );
  // The shares are no surer than their photos make them.
  const far = squares / (1 + total / before);
  const kinds = shares.length;
  const inverse = shares.reduce((sum, share) => sum + 1 / share, 0);
  const mean = kinds - 1;
  const variance = 2 * mean + (inverse - kinds ** 2 - 2 * kinds + 2) / total;
  return gammaTail(mean ** 2 / variance, (far * mean) / variance);
}
