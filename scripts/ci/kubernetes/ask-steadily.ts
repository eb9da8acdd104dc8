import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const answerShape = z.object({ verdict: z.string(), version: z.string() });
export type Answer = z.infer<typeof answerShape>;

const PATIENCE_MS = 30_000;
const PAUSE_MS = 50;

/** Sends a photo to an API, as any program does. Throws where it is not answered with a verdict. */
export async function askAbout(address: string, photo: string): Promise<Answer> {
  const answer = await fetch(`${address}/v1/predict`, {
    method: 'POST',
    headers: { 'content-type': 'image/jpeg' },
    body: await readFile(photo),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!answer.ok) throw new Error(`${address} answered with ${answer.status}: ${await answer.text()}`);
  return answerShape.parse(await answer.json());
}

export interface Asked {
  answered: number;
  /** What went wrong, request by request. */
  failed: string[];
  versions: Set<string>;
}

/** Asks again and again while `work` goes on; gives what came of it. */
export async function askSteadily(address: string, photo: string, work: () => Promise<unknown>): Promise<Asked> {
  const asked: Asked = { answered: 0, failed: [], versions: new Set() };
  let over = false;
  const asking = (async () => {
    while (!over) {
      try {
        asked.versions.add((await askAbout(address, photo)).version);
        asked.answered += 1;
      } catch (error) {
        asked.failed.push(String(error));
      }
      await sleep(PAUSE_MS);
    }
  })();
  try {
    await work();
  } finally {
    over = true;
    await asking;
  }
  return asked;
}
