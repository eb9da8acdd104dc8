// Restores a backup, as `meadow restore` does. Meant to be killed.
import { restoreHome } from '../../../services/assembly/restore-home.ts';

const [folder = '', file = ''] = process.argv.slice(2);
process.send?.('begun');
await restoreHome(folder, file, {
  signal: new AbortController().signal,
  onProgress: ({ progress }) => void process.send?.(progress.stage),
});
process.disconnect?.();
