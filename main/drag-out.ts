import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CoreClient } from './core-link.ts';
import { dragName } from './drag-name.ts';
import type { DeskContents } from './electron-parts.ts';

export interface DragParts {
  client: CoreClient;
  /** Fetches what the core serves below `/files/`. */
  fetch(address: string): Promise<Response>;
  contents(): DeskContents | undefined;
  /** For what is dragged, until Meadow ends. */
  folder: string;
  /** What is seen under the pointer. */
  icon: string;
}

export interface DragOut {
  start(photo: { project: string; hash: string; name: string }): Promise<void>;
  /** Removes what was dragged before; what another program still holds lies there until the next time. */
  clear(): Promise<void>;
}

/**
 * Hands photos to other programs. The page names a photo, never a file: its bytes come from the core, and lie in a folder
 * of Meadow's own. They are handed on as they are: nothing of them is decoded in this process.
 */
export function createDragOut({ client, fetch, contents, folder, icon }: DragParts): DragOut {
  return {
    async start({ project, hash, name }) {
      const { address } = await client.photos.original({ project, hash });
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`The core has no such photo: ${answer.status}.`);
      const bytes = Buffer.from(await answer.arrayBuffer());
      const place = join(folder, randomUUID());
      await mkdir(place, { recursive: true, mode: 0o700 });
      const file = join(place, dragName(name, bytes));
      await writeFile(file, bytes, { flag: 'wx', mode: 0o600 });
      contents()?.startDrag({ file, icon });
    },
    clear: () => rm(folder, { recursive: true, force: true, maxRetries: 2 }).catch(() => undefined),
  };
}
