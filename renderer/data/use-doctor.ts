import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

/** What Meadow stands on, looked at when the page is opened. */
export function useDoctor() {
  const client = useClient();
  return useQuery({
    queryKey: keys.doctor,
    queryFn: ({ signal }) => client.doctor.run(undefined, { signal }),
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
}

export function useDoctorFix() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => client.doctor.fix({ name }),
    onSuccess: (checks) => queries.setQueryData(keys.doctor, checks),
  });
}
