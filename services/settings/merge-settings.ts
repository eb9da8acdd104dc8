import { type Settings, settingsShape } from '../../contract/settings.ts';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields with the changed ones over them, groups field by field; what is undefined changes nothing. */
const overlay = (fields: Fields, change: Fields): Fields => {
  const changed = Object.entries(change).filter(([, value]) => value !== undefined);
  const merged = changed.map(([name, value]) => {
    const before = fields[name];
    return [name, isFields(value) && isFields(before) ? overlay(before, value) : value] as const;
  });
  return { ...fields, ...Object.fromEntries(merged) };
};

/** The value without what the schema does not take (any more), so that one odd field does not cost the others. */
const readable = (value: unknown): Fields => {
  if (!isFields(value)) return {};
  const { issues } = settingsShape.safeParse(value).error ?? { issues: [] };
  return issues.reduce((fields, { path }) => without(fields, path), value);
};

const without = (fields: Fields, [first, ...rest]: readonly PropertyKey[]): Fields => {
  const { [String(first)]: inner, ...others } = fields;
  return rest.length > 0 && isFields(inner) ? { ...others, [String(first)]: without(inner, rest) } : others;
};

/** What was kept with a change over it: `kept` to keep again, `settings` with the defaults. */
export const mergeSettings = (stored: unknown, change: object): { kept: Fields; settings: Settings } => {
  const kept = overlay(readable(stored), { ...change });
  return { kept, settings: settingsShape.parse(readable(kept)) };
};
