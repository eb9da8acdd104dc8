import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PhotoEdit } from '../../../contract/shapes/project-photo.ts';
import { keys } from '../keys.ts';
import { useClient } from '../transport-context.tsx';
import { tellEdit } from './edit-line.ts';
import { relabel } from './relabel.ts';

/** One thing to do to photos. */
export type Change =
  | { kind: 'label'; hashes: readonly string[]; label: string | null }
  | { kind: 'bin' | 'restore'; hashes: readonly string[] }
  | { kind: 'move'; hashes: readonly string[]; to: string; name: string };

/** What a person does to the photos of a project. A label is shown before the core has said yes. */
export function useEditing(project: string) {
  const client = useClient();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: keys.photos(project) });
  // One after the other, however fast the keys come: an undo is of what was done before it.
  const scope = { id: `photos of ${project}` };

  const mutationKey = ['edit', project];
  const change = useMutation({
    mutationKey,
    scope,
    mutationFn: async (wanted: Change) => {
      const some = { project, hashes: [...wanted.hashes] };
      if (wanted.kind === 'label') return client.photos.label({ ...some, label: wanted.label });
      if (wanted.kind === 'move') return client.photos.move({ ...some, to: wanted.to });
      return client.photos[wanted.kind](some);
    },
    onMutate: (wanted) => {
      if (wanted.kind === 'label') relabel(queries, project, new Set(wanted.hashes), wanted.label);
    },
    onSuccess: ({ photos }, wanted) => {
      // Photos that had the label already are no edit.
      if (photos === 0) return;
      const to = wanted.kind === 'label' ? wanted.label : wanted.kind === 'move' ? wanted.name : null;
      tellEdit({ project, how: 'did', edit: { kind: wanted.kind, photos, ...(to !== null && { to }) } });
    },
    // What waits still is shown already; what the core knows would take it back.
    onSettled: () => (queries.isMutating({ mutationKey }) === 1 ? refresh() : undefined),
  });
  const step = (how: 'undid' | 'redid') => (edit: PhotoEdit | undefined) => {
    tellEdit(edit && { project, how, edit });
    return refresh();
  };
  const undo = useMutation({ scope, mutationFn: () => client.photos.undo({ project }), onSuccess: step('undid') });
  const redo = useMutation({ scope, mutationFn: () => client.photos.redo({ project }), onSuccess: step('redid') });
  return { change, undo, redo, error: change.error ?? undo.error ?? redo.error };
}

export type Editing = ReturnType<typeof useEditing>;

/** Deletes photos of the bin for good. */
export function useErase(project: string) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (hashes: readonly string[]) => client.photos.erase({ project, hashes: [...hashes] }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.photos(project) }),
  });
}
