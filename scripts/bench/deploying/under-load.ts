import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';

const USERS = 3;
const BETWEEN_MS = 100;

/** Photos all the time from users who keep their connections, while the work goes on. */
export async function underLoad(address: string, photo: Uint8Array, work: () => Promise<unknown>) {
  let asking = true;
  const answers = { all: 0, failed: 0 };
  const users = Array.from({ length: USERS }, async () => {
    const agent = new Agent({ connections: 1 });
    while (asking) {
      const asked = request(`${address}/v1/predict`, {
        method: 'POST',
        headers: { 'content-type': 'image/jpeg' },
        body: photo,
        dispatcher: agent,
      });
      const isRight = await asked.then(
        async ({ statusCode, body }) => {
          await body.text();
          return statusCode === 200;
        },
        () => false,
      );
      answers.all += 1;
      answers.failed += isRight ? 0 : 1;
      await sleep(BETWEEN_MS);
    }
    await agent.close();
  });
  try {
    await work();
  } finally {
    asking = false;
    await Promise.all(users);
  }
  return answers;
}
