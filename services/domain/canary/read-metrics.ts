/** One line of what a program measures. */
export interface Sample {
  name: string;
  labels: Readonly<Record<string, string>>;
  value: number;
}

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)(?:\s+-?\d+)?$/;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', '"': '"', '\\': '\\' };

/** The samples of a text in the Prometheus format (exposition format 0.0.4); lines of any other kind are left out. */
export function readMetrics(text: string): Sample[] {
  return text.split('\n').flatMap((line) => {
    const [, name, inside = '', value = ''] = LINE.exec(line.trim()) ?? [];
    if (name === undefined) return [];
    const pairs = [...inside.matchAll(LABEL)].map(([, key, raw]) => [key!, unescaped(raw!)] as const);
    return [{ name, labels: Object.fromEntries(pairs), value: numberOf(value) }];
  });
}

const unescaped = (raw: string): string => raw.replace(/\\(.)/g, (whole, escaped: string) => ESCAPED[escaped] ?? whole);

const numberOf = (text: string): number => Number(text.replace(/^([+-]?)Inf$/, '$1Infinity'));
