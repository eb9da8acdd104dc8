/** A number at this moment, as Prometheus takes it. */
export interface Reading {
  /** `meadow_service_up` */
  name: string;
  help: string;
  labels?: Readonly<Record<string, string>> | undefined;
  value: number;
}

/** Readings in the text format of Prometheus, those of one name together. */
export function metricsText(readings: readonly Reading[]): string {
  const byName = Map.groupBy(readings, ({ name }) => name);
  const blocks = [...byName].map(([name, all]) => {
    const lines = all.map(({ labels, value }) => `${name}${labelsText(labels)} ${numberText(value)}`);
    return [`# HELP ${name} ${escaped(all[0]?.help ?? '')}`, `# TYPE ${name} gauge`, ...lines].join('\n');
  });
  return blocks.map((block) => `${block}\n`).join('');
}

function labelsText(labels: Reading['labels'] = {}): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value).replaceAll('"', '\\"')}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');

function numberText(value: number): string {
  if (Number.isFinite(value)) return String(value);
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '+Inf' : '-Inf';
}
