import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { troubleOf } from './trouble.ts';

/**
 * Asks for something in a cluster. One that is not on this computer is refused until its name was typed: `remote` is that
 * name, and `confirm` asks again with what was typed.
 */
export function useUntilConfirmed<Wish extends object>(ask: (wish: Wish & { confirmed?: string }) => Promise<unknown>) {
  const [refused, setRefused] = useState<Wish>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ wish, confirmed }: { wish: Wish; confirmed?: string }) =>
      ask({ ...wish, ...(confirmed !== undefined && { confirmed }) }),
    onSuccess: () => setRefused(undefined),
    onError: (thrown, { wish }) => {
      if (troubleOf(thrown).code === 'cluster-remote') setRefused(wish);
    },
  });
  const trouble = error ? troubleOf(error) : undefined;
  const remote = trouble?.code === 'cluster-remote' ? String(trouble.details.context ?? '') : undefined;
  return {
    ask: (wish: Wish) => mutate({ wish }),
    isPending,
    error: remote === undefined ? error : null,
    remote: refused && remote,
    confirm: (typed: string) => refused && mutate({ wish: refused, confirmed: typed }),
    forget: () => setRefused(undefined),
  };
}
