import type { FaultShape } from '../../contract/errors.ts';
import { type ValueKind, type ValueKinds, valueKinds } from '../../contract/value-kinds.ts';
import type { Format } from './format.ts';

type Details = FaultShape['details'];

/** Those whose digits mean nothing together are written as they came. */
const written: Partial<Record<ValueKind, (value: number, format: Format) => string>> = {
  count: (value, format) => format.small(value),
  bytes: (value, format) => format.bytes(value),
  share: (value, format) => format.percentFine(value),
};

/** What the core told, as the language writes each kind; what is not of its kind is left as it came. */
export const writeValues = (details: Details, kinds: ValueKinds, format: Format): Record<string, string> =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, write(value, kinds[name] ?? 'words', format)]),
  );

function write(value: string | number, kind: ValueKind, format: Format): string {
  const isNumber = valueKinds[kind] === 'number' && typeof value === 'number' && Number.isFinite(value);
  return (isNumber && written[kind]?.(value, format)) || String(value);
}
