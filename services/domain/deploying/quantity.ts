const SCALES: Record<string, number> = {
  '': 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** A resource as Kubernetes writes it (API conventions, "resource.Quantity"): `250m` is 0.25, `1Gi` 2^30; else NaN. */
export function quantity(text: string): number {
  const [, number = '', scale = ''] =
    /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)([a-zA-Z]{0,2})$/.exec(text.trim()) ?? [];
  return number === '' ? Number.NaN : Number(number) * (SCALES[scale] ?? Number.NaN);
}
