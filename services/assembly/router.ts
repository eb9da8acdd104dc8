import { implement } from '@orpc/server';
import type { Handlers } from '../../contract/handlers.ts';
import { type Contract, contract } from '../../contract/index.ts';
import type { Log } from '../ports/log.ts';
import { toOrpcError, typeStreamErrors } from './orpc-faults.ts';

/** What answers the contract, feature by feature. */
export type Features = { [Name in keyof Contract]: Handlers<Contract[Name]> };

export type CoreRouter = ReturnType<typeof createRouter>;

/** The contract, answered: inputs and outputs checked by shape, everything thrown a typed error. */
export function createRouter(features: Features, log: Log) {
  const os = implement(contract).use(async ({ next, path }) => {
    try {
      const result = await next();
      return { ...result, output: typeStreamErrors(result.output, path.join('.'), log) };
    } catch (error) {
      throw toOrpcError(error, path.join('.'), log);
    }
  });
  return os.router(bind(os, features));
}

type Implementer = ReturnType<typeof implement<Contract>>;

/** Each procedure to the function of its name. That they fit is what `Features` says; oRPC's types cannot loop. */
function bind(os: object, features: Features): Parameters<Implementer['router']>[0] {
  const procedures = (name: string, feature: object) =>
    Object.fromEntries(
      Object.keys(Reflect.get(contract, name)).map((procedure) => [
        procedure,
        Reflect.get(Reflect.get(os, name), procedure).handler(plain(Reflect.get(feature, procedure))),
      ]),
    );
  return Object.fromEntries(
    Object.entries(features).map(([name, feature]) => [name, procedures(name, feature)]),
  ) as Parameters<Implementer['router']>[0];
}

interface Call {
  input: unknown;
  signal?: AbortSignal | undefined;
}

/** Features are plain functions; oRPC calls with one object. */
const plain =
  (answer: (input: unknown, signal?: AbortSignal) => unknown) =>
  ({ input, signal }: Call) =>
    answer(input, signal);
