import { useMutation } from '@tanstack/react-query';
import { useClient } from './transport-context.tsx';

export interface CanaryWish {
  version: string;
  percent: number;
  byHand: boolean;
  minutes: number;
}

/** What can be done with a canary; how far it is the deployment tells. */
export function useCanaryActions(project: string) {
  const client = useClient();
  return {
    start: useMutation({ mutationFn: (wish: CanaryWish) => client.deploying.canary({ project, ...wish }) }),
    /** With a reason where the gate said no. */
    promote: useMutation({
      mutationFn: (force: string | undefined) =>
        client.deploying.promote({ project, ...(force !== undefined && { force }) }),
    }),
    abort: useMutation({ mutationFn: () => client.deploying.abort({ project }) }),
  };
}
