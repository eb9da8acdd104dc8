import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { KIT_LIST, type KitList, readKitList } from '../domain/kit.ts';
import { refusedParcel } from '../domain/parcel-rules.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { ContainerEngine } from '../ports/container-engine.ts';
import type { ParcelFile, Parcels } from '../ports/parcels.ts';

export interface LoadKitParts {
  parcels: Parcels;
  engine: ContainerEngine;
  file: string;
  control: Pick<JobControl, 'report' | 'signal'>;
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1e6);

const MOST_LIST = 1024 ** 2;

/**
 * Takes the images of an offline kit into the engine. The file is read twice: nothing of it reaches the engine before
 * every byte was found to be as it was packed. Images that are here already are passed over. Throws `parcel-refused`.
 */
export async function loadKit({ parcels, engine, file, control }: LoadKitParts): Promise<void> {
  const { report, signal } = control;
  const { bytes: total } = await parcels.label(file, 'kit');
  /** Reads the whole file once, and tells how far it is. */
  const read = (stage: string, take: (file: ParcelFile) => Promise<void>) => {
    let done = 0;
    const tell = () => report({ stage, done: megabytes(done), total: megabytes(total) });
    const counted = async function* (body: AsyncIterable<Uint8Array>) {
      for await (const chunk of body) {
        signal.throwIfAborted();
        yield chunk;
        done += chunk.length;
        tell();
      }
    };
    tell();
    return parcels.unpack(file, 'kit', (each) => take({ ...each, body: counted(each.body) }), { signal });
  };

  let list: KitList | undefined;
  await read('check', async (each) => {
    if (each.path === KIT_LIST) list = readKitList(await textOf(each));
    else await readToEnd(each);
  });
  if (!list) throw refusedParcel('it has no list of its images');

  const wanted = new Map(list.images.map((image) => [image.file, image]));
  await read('kit-load', async (each) => {
    const image = wanted.get(each.path);
    if (image && (await engine.image(image.name)) !== image.id) await engine.load(unzipped(each.body), signal);
    else await readToEnd(each);
  });
  for (const { name } of list.images)
    if ((await engine.image(name)) === undefined) throw refusedParcel(`the image ${name} is not in its archive`);
}

async function readToEnd({ body }: ParcelFile): Promise<void> {
  for await (const _ of body);
}

async function* unzipped(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(body, { objectMode: false });
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  yield* source.pipe(gunzip);
  // The parcel's next file comes when this one has been read to its end.
  for await (const _ of source);
}

async function textOf({ size, body }: ParcelFile): Promise<string> {
  if (size > MOST_LIST) throw refusedParcel('its list of images is too long');
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
