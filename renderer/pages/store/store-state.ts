import { troubleOf } from '../../data/trouble.ts';

/** `off`: the stack does not run, or nothing is there to run it; `elsewhere`: this window comes out of the stack itself. */
export type StoreState = 'off' | 'elsewhere' | 'trouble';

/** Why there is no store to look into; none where nothing is wrong. */
export function storeState(error: unknown): StoreState | undefined {
  if (error === null || error === undefined) return undefined;
  const { code, details } = troubleOf(error);
  if (code === 'engine-missing' && details.inside === 'stack') return 'elsewhere';
  return code === 'stack-off' || code === 'engine-missing' ? 'off' : 'trouble';
}
