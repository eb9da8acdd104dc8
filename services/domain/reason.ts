import { type Because, because, type Reason } from '../../contract/because.ts';
import { systemCodes, type Use } from '../../contract/system-codes.ts';

export type { Reason, Use };

/** The reason of a key. `values`: what is in it. */
export const reasonFor = <V extends Record<string, string | number>>(key: Because, values?: V) => ({
  because: key,
  why: because[key].replace(/{{(\w+)}}/g, (_, name: string) => String(values?.[name] ?? '')),
  ...values,
});

/** The reason that was said in words of its own. */
export const reasonSaid = (thrown: unknown): Reason => {
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  return { why: said, said };
};

/** Calls of the system that change something. `open` serves both. */
const WRITES =
  /^(?:write|pwrite|fsync|fdatasync|f?truncate|mkdir|mkdtemp|rename|unlink|rmdir|link|symlink|copyfile|sendfile|[fl]?chmod|[fl]?chown|[fl]?utimes?)$/;

/** What a call of the system that failed was for. */
export const useOf = (thrown: unknown): Use => {
  const call = thrown instanceof Error && 'syscall' in thrown ? String(thrown.syscall) : '';
  if (call === 'open') return 'open';
  return WRITES.test(call) ? 'write' : 'read';
};

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';

/** The key of a reason the system gave; undefined where its code is of nothing that a person can see to. */
export const knownReason = (thrown: unknown, use: Use): Because | undefined => {
  const found = systemCodes[codeOf(thrown)];
  return typeof found === 'object' ? found[use] : found;
};

/** Why a path could not be read or written, from what the system said: its code and its English never reach a person. */
export const pathReason = (thrown: unknown, use: Use): Reason => {
  const key = knownReason(thrown, use);
  return key ? reasonFor(key) : reasonSaid(thrown);
};
