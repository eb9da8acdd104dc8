import { posix } from 'node:path';
import type { Readable } from 'node:stream';
import { extract } from 'tar-stream';

/** Files of an archive by their paths below its first folder. */
export async function filesOf(archive: Readable): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const unpacked = archive.pipe(extract());
  archive.on('error', (error) => unpacked.destroy(error));
  for await (const entry of unpacked) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of entry as AsyncIterable<Uint8Array>) chunks.push(chunk);
    const path = posix.normalize(entry.header.name).split('/').slice(1).join('/');
    if (entry.header.type === 'file') files.set(path, Buffer.concat(chunks));
  }
  return files;
}
