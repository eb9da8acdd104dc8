import type { QueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import { STORE_SLICE_BYTES } from '../../../contract/shapes/store.ts';
import type { Client } from '../../transport/client.ts';
import { keys } from '../keys.ts';
import { type Trouble, troubleOf } from '../trouble.ts';

/** A file on its way into a bucket. */
export interface Upload {
  id: string;
  bucket: string;
  key: string;
  bytes: number;
  sent: number;
  state: 'waits' | 'goes' | 'done' | 'failed' | 'cancelled';
  trouble?: Trouble;
  file(): Promise<File>;
}

interface Way {
  client: Client;
  queries: QueryClient;
}

/** Files that go at once: more make none of them faster. */
const AT_ONCE = 2;

/** Uploads go on while a person looks at other pages. */
export const useUploads = create<{ uploads: Upload[] }>(() => ({ uploads: [] }));

const change = (id: string, part: Partial<Upload>) =>
  useUploads.setState(({ uploads }) => ({
    uploads: uploads.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)),
  }));
const find = (id: string) => useUploads.getState().uploads.find((upload) => upload.id === id);

/** Files for a folder of a bucket, to be sent one after the other. */
export function upload(
  way: Way,
  bucket: string,
  prefix: string,
  files: readonly { name: string; bytes?: number; file(): Promise<File> }[],
): void {
  const added = files.map(
    ({ name, bytes = 0, file }): Upload => ({
      id: crypto.randomUUID(),
      bucket,
      key: prefix + name,
      bytes,
      sent: 0,
      state: 'waits',
      file,
    }),
  );
  useUploads.setState(({ uploads }) => ({ uploads: [...uploads, ...added] }));
  sendMore(way);
}

export function cancelUpload({ client }: Way, id: string): void {
  const before = find(id)?.state;
  if (before !== 'waits' && before !== 'goes') return;
  change(id, { state: 'cancelled' });
  if (before === 'goes') void client.store.cancelSend({ upload: id }).catch(() => undefined);
}

/** Sends it again, over what lies there. */
export function replaceBy(way: Way, id: string): void {
  const upload = find(id);
  if (!upload) return;
  const again = crypto.randomUUID();
  useUploads.setState(({ uploads }) => ({
    uploads: uploads.map((each) => (each.id === id ? withoutTrouble(each, again) : each)),
  }));
  replacing.add(again);
  sendMore(way);
}

const withoutTrouble = ({ trouble: _, ...upload }: Upload, id: string): Upload => ({
  ...upload,
  id,
  sent: 0,
  state: 'waits',
});

const replacing = new Set<string>();

/** Forgets those that ended. */
export function clearUploads(): void {
  useUploads.setState(({ uploads }) => ({
    uploads: uploads.filter(({ state }) => state === 'waits' || state === 'goes'),
  }));
}

function sendMore(way: Way): void {
  const { uploads } = useUploads.getState();
  const going = uploads.filter(({ state }) => state === 'goes').length;
  for (const next of uploads.filter(({ state }) => state === 'waits').slice(0, AT_ONCE - going)) {
    change(next.id, { state: 'goes' });
    void sendOne(way, next).finally(() => sendMore(way));
  }
}

async function sendOne({ client, queries }: Way, { id, bucket, key, file: open }: Upload): Promise<void> {
  try {
    const file = await open();
    change(id, { bytes: file.size });
    let from = 0;
    do {
      if (find(id)?.state === 'cancelled') return;
      const part = await file.slice(from, from + STORE_SLICE_BYTES).arrayBuffer();
      const slice = new File([part], 'slice');
      const replace = replacing.has(id);
      await client.store.send({ upload: id, bucket, key, type: file.type, slice, from, bytes: file.size, replace });
      from += slice.size;
      change(id, { sent: from });
    } while (from < file.size);
    change(id, { state: 'done' });
  } catch (error) {
    if (find(id)?.state !== 'cancelled') change(id, { state: 'failed', trouble: troubleOf(error) });
  }
  void queries.invalidateQueries({ queryKey: keys.bucketUsage(bucket) });
  void queries.invalidateQueries({ queryKey: keys.entries(bucket) });
}
