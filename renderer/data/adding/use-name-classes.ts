import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../keys.ts';
import { tellEdit } from '../photos/edit-line.ts';
import { useClient } from '../transport-context.tsx';
import { changeAddition, useAdditions } from './additions.ts';

/** Makes classes of the names of folders an addition came from, and labels the photos in them. */
export function useNameClasses(project: string, job: string) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (names: string[]) => client.photos.nameClasses({ job, names }),
    onSuccess: ({ photos }, names) => {
      const report = useAdditions.getState().of[project]?.report;
      const newClasses = report?.newClasses.filter(({ name }) => !names.includes(name));
      if (report && newClasses) changeAddition(project, job, { report: { ...report, newClasses } });
      if (photos > 0) tellEdit({ project, how: 'did', edit: { kind: 'new-classes', photos, to: names.join(', ') } });
      void queries.invalidateQueries({ queryKey: keys.projects });
      return queries.invalidateQueries({ queryKey: keys.photos(project) });
    },
  });
}
