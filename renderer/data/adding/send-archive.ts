import { MOST_ARCHIVE_BYTES, SLICE_BYTES } from '../../../contract/shapes/archive-limits.ts';
import type { Client } from '../../transport/client.ts';
import { type Trouble, trouble } from '../trouble.ts';

export const isArchiveName = (name: string): boolean => /\.zip$/i.test(name);

/** Why an archive of so many bytes cannot be sent; none where it can. */
export function archiveTrouble(bytes: number): Trouble | undefined {
  if (bytes <= MOST_ARCHIVE_BYTES) return undefined;
  const [gigabytes, most] = [bytes, MOST_ARCHIVE_BYTES].map((size) => Math.round((size / 1024 ** 3) * 10) / 10);
  const details = { gigabytes: gigabytes!, most: most! };
  return trouble('archive-too-large', `The zip file has ${gigabytes} GB.`, details);
}

/** Sends an archive slice by slice; tells after each how many bytes went. Throws what the core throws. */
export async function sendArchive(
  client: Client,
  job: string,
  { name, file }: { name: string; file: File },
  onSent: (bytes: number) => void,
): Promise<void> {
  const archive = crypto.randomUUID();
  let from = 0;
  do {
    const part = await file.slice(from, from + SLICE_BYTES).arrayBuffer();
    const slice = new File([new Uint8Array(part)], 'slice');
    // The last answer comes when the core begins to read the archive, which may be long after it has all of it.
    const sent = client.photos.sendSlice({ job, archive, name, slice, from, bytes: file.size });
    from += slice.size;
    if (from >= file.size) onSent(slice.size);
    await sent;
    if (from < file.size) onSent(slice.size);
  } while (from < file.size);
}
