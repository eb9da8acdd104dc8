import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Place } from '../../contract/shapes/place.ts';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

/** Where a project lives, and the move that is under way or was broken off. */
export function useMoving(project: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.moving(project),
    queryFn: ({ signal }) => client.moving.state({ project }, { signal }),
  });
}

/** What a move would copy. */
export function useMovingSize(project: string, enabled: boolean) {
  const client = useClient();
  return useQuery({
    queryKey: [...keys.moving(project), 'size'],
    queryFn: ({ signal }) => client.moving.size({ project }, { signal }),
    enabled,
    retry: false,
  });
}

/** What was written where a project was before. */
export function useLeftBehind(project: string) {
  const client = useClient();
  return useQuery({
    queryKey: [...keys.moving(project), 'left'],
    queryFn: ({ signal }) => client.moving.left({ project }, { signal }),
  });
}

/** Brings what is new there, or not, and removes the rest. */
export function useSettleLeft(project: string) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (bring: boolean) => client.moving.settle({ project, bring }),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.moving(project) }),
  });
}

/** Begins a move, goes on with one, or takes it back. */
export function useMove(project: string) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (to: Place | 'back') =>
      to === 'back' ? client.moving.undo({ project }) : client.moving.move({ project, to }),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.moving(project) }),
  });
}
