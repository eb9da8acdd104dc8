import { setTimeout as sleep } from 'node:timers/promises';
import { ask, photoBody } from '../predictor/open-predictor.ts';

const USERS = 3;

export interface Answer {
  status: number;
  version: unknown;
}

/** What a photo is answered at an address. */
export async function answerAt(address: string | undefined, photo: Buffer): Promise<Answer> {
  const { status, json } = await ask(`${address}/v1/predict`, photoBody(photo));
  return { status, version: Reflect.get(Object(json), 'version') };
}

/**
 * What photos are answered that several users, who keep their connections, send all the time while `work` goes on. Each
 * rests `betweenMs`, which leaves the machine room to start copies in.
 */
export async function underLoad(
  { address, photo, betweenMs }: { address: string | undefined; photo: Buffer; betweenMs: number },
  work: () => Promise<unknown>,
) {
  const answers: Answer[] = [];
  let asking = true;
  const users = Array.from({ length: USERS }, async () => {
    while (asking) {
      answers.push(await answerAt(address, photo));
      await sleep(betweenMs);
    }
  });
  try {
    await work();
  } finally {
    asking = false;
  }
  await Promise.all(users);
  return {
    asked: answers.length,
    failed: answers.filter(({ status }) => status !== 200).length,
    of: (version: string) => answers.filter((answer) => answer.version === version).length,
  };
}
