/** A part of an installed Meadow, and its bytes. */
export interface Part {
  name: string;
  bytes: number;
}

/** Bytes that Meadow may take once installed, beyond Electron itself. */
export const BUDGET = 220e6;

export type FileSize = { path: string; bytes: number };

/** Which part a file belongs to, by its path in the resources of an installed app; the first that fits. */
const PARTS: readonly [name: string, pattern: RegExp][] = [
  ['ONNX Runtime', /node_modules\/onnxruntime-/],
  ['sharp', /node_modules\/(sharp|@img)\//],
  ['TensorFlow.js', /node_modules\/@tensorflow\//],
  ['HEIC', /node_modules\/libheif-js\//],
  ['other packages', /node_modules\//],
  ['window', /^app\.asar\/dist\/renderer\//],
  ['core and main', /^app\.asar\//],
  ['models', /^models\//],
  ['sources of the container images', /^out\/image\//],
  ['Compose, Kubernetes, Airflow', /^(compose|k8s|dags)\//],
];
const OTHER = 'other';

/** Adds up files by the part they belong to, largest first. */
export function partsOf(files: readonly FileSize[]): Part[] {
  const sums = new Map<string, number>();
  for (const { path, bytes } of files) {
    const name = PARTS.find(([, pattern]) => pattern.test(path.replaceAll('\\', '/')))?.[0] ?? OTHER;
    sums.set(name, (sums.get(name) ?? 0) + bytes);
  }
  return [...sums].map(([name, bytes]) => ({ name, bytes })).sort((one, other) => other.bytes - one.bytes);
}

export const totalOf = (parts: readonly Part[]): number => parts.reduce((sum, { bytes }) => sum + bytes, 0);

export const isTooLarge = (parts: readonly Part[]): boolean => totalOf(parts) > BUDGET;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1).padStart(7)} MB`;

/** The parts as lines of text, and whether they keep to the budget. */
export function sizeTable(parts: readonly Part[]): string {
  const width = Math.max(...parts.map(({ name }) => name.length), 'together'.length);
  const line = (name: string, bytes: number) => `${name.padEnd(width)} ${megabytes(bytes)}`;
  const verdict = isTooLarge(parts) ? 'too large: at most' : 'of at most';
  return [
    ...parts.map(({ name, bytes }) => line(name, bytes)),
    `${line('together', totalOf(parts))}, ${verdict} ${BUDGET / 1e6} MB beyond Electron itself`,
  ].join('\n');
}
