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
    promote: useMutation({ mutationFn: () => client.deploying.promote({ project }) }),
    abort: useMutation({ mutationFn: () => client.deploying.abort({ project }) }),
  };
}
