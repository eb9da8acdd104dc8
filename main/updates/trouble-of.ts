import type { Thrown, UpdateTrouble } from '../../contract/shapes/desktop.ts';

/** A request that did not come to its end, and how it was asked. */
export interface FailedRequest {
  thrown: unknown;
  address: string;
  proxy: string;
}

/**
 * Why nothing came, as it was said: the core finds the words. `failed`: the last request of the network, where it failed; the
 * updater hands on no more of it than its message.
 */
export function troubleOf(thrown: unknown, failed?: FailedRequest): UpdateTrouble {
  if (!failed) return { thrown: causesOf(thrown) };
  const { address, proxy } = failed;
  return { thrown: [...causesOf(thrown), ...causesOf(failed.thrown)], address, proxy };
}

/** What happened, what that came from, and so on: of several addresses of one name, each. */
function causesOf(thrown: unknown): Thrown[] {
  if (!(thrown instanceof Error)) return thrown === undefined ? [] : [{ message: String(thrown) }];
  const { message, cause } = thrown;
  const several: unknown[] = thrown instanceof AggregateError ? thrown.errors : [];
  const facts = Object.fromEntries(
    FACTS.flatMap((name) => {
      const value: unknown = Reflect.get(thrown, name);
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
    }),
  );
  return [{ message, ...facts }, ...several.flatMap(causesOf), ...causesOf(cause)];
}

const FACTS = ['code', 'hostname', 'port'] as const;
