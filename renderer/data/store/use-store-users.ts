import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Rights } from '../../../contract/shapes/store.ts';
import { keys } from '../keys.ts';
import { useClient } from '../transport-context.tsx';

export function useStoreUsers() {
  const client = useClient();
  return useQuery({
    queryKey: keys.storeUsers,
    queryFn: ({ signal }) => client.store.users(undefined, { signal }),
    retry: false,
  });
}

export function useUserChanges() {
  const client = useClient();
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: keys.storeUsers });
  return {
    add: useMutation({ mutationFn: (user: { name: string; rights: Rights }) => client.store.addUser(user), onSuccess }),
    setRights: useMutation({
      mutationFn: (user: { name: string; rights: Rights }) => client.store.setRights(user),
      onSuccess,
    }),
    setEnabled: useMutation({
      mutationFn: (user: { name: string; enabled: boolean }) => client.store.setEnabled(user),
      onSuccess,
    }),
    newPassword: useMutation({ mutationFn: (name: string) => client.store.newPassword({ name }), onSuccess }),
    remove: useMutation({ mutationFn: (name: string) => client.store.removeUser({ name }), onSuccess }),
  };
}
