import { createRouterClient } from '@orpc/server';
import type { Client } from '../../../host/core-client.ts';
import { createCore } from '../../../services/assembly/core.ts';

/** Does something with the core of a data folder, as a command does, and ends the core. */
export async function withCore<T>(home: string, work: (client: Client) => Promise<T>): Promise<T> {
  const core = await createCore({ home, host: 'cli', open: false, link: () => Promise.reject(new Error('none')) });
  try {
    return await work(createRouterClient(core.router));
  } finally {
    await core.close();
  }
}

/** How a job ended. */
export const endOf = async (client: Client, job: string) =>
  (await Array.fromAsync(await client.jobs.watch({ job }))).at(-1);
