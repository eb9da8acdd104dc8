import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { KeptRule, LifecycleRule } from '../../../contract/shapes/store.ts';
import { keys } from '../keys.ts';
import { useClient } from '../transport-context.tsx';

export function useRules(bucket: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.bucketRules(bucket),
    queryFn: ({ signal }) => client.store.lifecycle({ bucket }, { signal }),
    retry: false,
  });
}

export function useRuleChanges(bucket: string) {
  const client = useClient();
  const queries = useQueryClient();
  const onSuccess = (rules: KeptRule[]) => queries.setQueryData(keys.bucketRules(bucket), rules);
  return {
    put: useMutation({ mutationFn: (rule: LifecycleRule) => client.store.putRule({ bucket, rule }), onSuccess }),
    remove: useMutation({ mutationFn: (id: string) => client.store.removeRule({ bucket, id }), onSuccess }),
  };
}
