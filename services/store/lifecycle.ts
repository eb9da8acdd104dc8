import { randomUUID } from 'node:crypto';
import type { Handlers } from '../../contract/handlers.ts';
import type { store } from '../../contract/store.ts';
import { requireHarmless } from '../domain/store/lifecycle.ts';
import type { StoreConnection } from './connection.ts';

type Lifecycle = Pick<Handlers<typeof store>, 'lifecycle' | 'putRule' | 'removeRule'>;

/** What buckets do by themselves. */
export function createLifecycle({ browser }: StoreConnection): Lifecycle {
  return {
    lifecycle: ({ bucket }) => browser((store) => store.rules(bucket)),
    async putRule({ bucket, rule }) {
      requireHarmless(bucket, rule);
      return browser(async (store) => {
        await store.putRule(bucket, { ...rule, id: rule.id ?? randomUUID() });
        return store.rules(bucket);
      });
    },
    removeRule: ({ bucket, id }) =>
      browser(async (store) => {
        await store.removeRule(bucket, id);
        return store.rules(bucket);
      }),
  };
}
