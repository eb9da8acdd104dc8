import { useMutation } from '@tanstack/react-query';
import type { PhotoResult } from '../../../contract/predicting.ts';
import { useClient } from '../../data/transport-context.tsx';

/** Asks about one photo and waits for the answer. */
export function useTry() {
  const client = useClient();
  return useMutation({
    mutationFn: async (file: File) => {
      const { batch } = await client.predicting.open({ expected: 1 });
      await client.predicting.add({ batch, name: file.name, photo: file });
      await client.predicting.close({ batch });
      const results: PhotoResult[] = [];
      for await (const update of await client.predicting.watch({ batch })) results.push(...update.results);
      return results[0];
    },
  });
}
