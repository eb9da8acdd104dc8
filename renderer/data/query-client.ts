import { QueryClient } from '@tanstack/react-query';
import { troubleOf } from './trouble.ts';

/**
 * The core tells by events what changed, so what is here stays true until then. Only what can get better by itself is
 * tried again.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && troubleOf(error).retry,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
