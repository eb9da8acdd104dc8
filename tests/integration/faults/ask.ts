import type { RunUpdate } from '../../../contract/training.ts';
import type { Client } from '../../../host/core-client.ts';

/** The project that comes with Meadow. */
export const PROJECT = 'dandelion-or-grass';

/** Adds files and folders, and waits for the end. */
export async function addPhotos(client: Client, ...paths: string[]) {
  const { job } = await client.photos.add({ project: PROJECT, paths });
  return endOfJob(client, job);
}

export async function endOfJob(client: Client, id: string) {
  let last: Awaited<ReturnType<Client['jobs']['list']>>[number] | undefined;
  for await (const job of await client.jobs.watch({ job: id })) last = job;
  return last!;
}

/** How a run is when it has ended. `onUpdate` is told of each change before. */
export async function endOfRun(client: Client, run: string, onUpdate: (update: RunUpdate) => unknown = () => {}) {
  let last: RunUpdate | undefined;
  for await (const update of await client.training.watch({ run })) {
    last = update;
    await onUpdate(update);
  }
  return last!.run;
}

/** How many photos a project has, and how many lie in its bin. */
export async function countsOf(client: Client) {
  const { total, binned } = await client.photos.counts({ project: PROJECT });
  return { total, binned };
}

/** The fault somebody was told of, in words; fails where all went well. */
export async function refusal(work: Promise<unknown>): Promise<{ code: string; message: string; hint: string }> {
  const thrown: unknown = await work.then(
    () => new Error('It went well.'),
    (thrown) => thrown,
  );
  const { code, message, data } = Object(thrown);
  return { code, message, hint: String(Object(data).hint) };
}
