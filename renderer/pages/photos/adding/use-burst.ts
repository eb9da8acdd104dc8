import { useCallback, useEffect, useRef, useState } from 'react';
import { followAddition } from '../../../data/adding/follow-addition.ts';
import { sendOne } from '../../../data/adding/send-to-project.ts';
import { useClient } from '../../../data/transport-context.tsx';

/** The pictures taken since the camera was opened: one addition, which ends when the camera is put away. */
export function useBurst(project: string, label: string) {
  const client = useClient();
  const opening = useRef<Promise<string>>(undefined);
  const [taken, setTaken] = useState(0);
  const [last, setLast] = useState<string>();
  const [error, setError] = useState<unknown>();

  const add = useCallback(
    async (file: File) => {
      setLast(URL.createObjectURL(file));
      try {
        opening.current ??= client.photos.open({ project, ...(label !== '' && { label }) }).then(({ job }) => {
          void followAddition(client, project, job);
          return job;
        });
        const job = await opening.current;
        await sendOne(client, project, job, { name: file.name, file: () => Promise.resolve(file) });
        setTaken((count) => count + 1);
      } catch (failure) {
        opening.current = undefined;
        setError(failure);
      }
    },
    [client, project, label],
  );

  useEffect(() => () => void (last && URL.revokeObjectURL(last)), [last]);
  useEffect(
    () => () => {
      void opening.current?.then((job) => client.photos.close({ job })).catch(() => {});
    },
    [client],
  );
  return { add, taken, last, error };
}
