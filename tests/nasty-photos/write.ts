import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nastyPhotos } from './index.ts';

// Writes the nasty photos into a folder, to try them by hand: node tests/nasty-photos/write.ts FOLDER
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name a folder');
await mkdir(folder, { recursive: true });
for (const { name, bytes } of await nastyPhotos())
  await writeFile(join(folder, name.replaceAll(/[^\w .-]/g, '_')), bytes);
