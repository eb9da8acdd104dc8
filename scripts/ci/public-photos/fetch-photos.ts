import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';

interface Wish {
  /** Addresses that end in LABEL/NAME. */
  urls: readonly string[];
  /** Where LABEL/NAME is put. */
  folder: string;
  /** How often each is asked for. */
  tries?: number;
  /** Milliseconds before it is asked for again; twice as long each time. */
  pauseMs?: number;
}

const AT_ONCE = 8;
const PATIENCE_MS = 30_000;
const JPEG = [0xff, 0xd8, 0xff];

/**
 * Fetches photos into folders by label, but for those that are there: each is there whole or not at all. Gives how many
 * were fetched; throws with the addresses of all that could not be had.
 */
export async function fetchPhotos({ urls, folder, tries = 4, pauseMs = 1000 }: Wish): Promise<number> {
  const turns = new PQueue({ concurrency: AT_ONCE });
  const bring = async (url: string): Promise<'there' | 'fetched' | { missing: string }> => {
    const [label = '', name = ''] = new URL(url).pathname.split('/').slice(-2);
    const place = join(folder, label, name);
    if (await stat(place).catch(() => undefined)) return 'there';
    try {
      const bytes = await again(() => fetchJpeg(url), tries, pauseMs);
      await mkdir(dirname(place), { recursive: true });
      await writeFile(`${place}.part`, bytes);
      await rename(`${place}.part`, place);
      return 'fetched';
    } catch (error) {
      return { missing: `${url}: ${error instanceof Error ? error.message : error}` };
    }
  };
  const ends = await Promise.all(urls.map((url) => turns.add(() => bring(url))));
  const missing = ends.flatMap((end) => (typeof end === 'object' ? [end.missing] : []));
  if (missing.length > 0) throw new Error(`These photos could not be had:\n${missing.join('\n')}`);
  return ends.filter((end) => end === 'fetched').length;
}

async function fetchJpeg(url: string): Promise<Uint8Array> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (JPEG.some((byte, at) => bytes[at] !== byte)) throw new Error('this is no JPEG photo');
  return bytes;
}

async function again<Result>(work: () => Promise<Result>, tries: number, pauseMs: number): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (tries <= 1) throw error;
    await sleep(pauseMs);
    return again(work, tries - 1, 2 * pauseMs);
  }
}
