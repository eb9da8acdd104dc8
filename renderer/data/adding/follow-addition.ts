import type { Client } from '../../transport/client.ts';
import { isOver } from '../jobs.ts';
import { troubleOf } from '../trouble.ts';
import { changeAddition, noteAddition } from './additions.ts';

const RETRY_MS = 1000;

/** Follows an addition to its end and fetches its report. */
export async function followAddition(client: Client, project: string, job: string): Promise<void> {
  noteAddition(project, { job, sending: { sent: 0, bytes: 0 }, refused: [] });
  while (!(await follow(client, project, job))) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
}

/** Whether there is nothing more to follow. */
async function follow(client: Client, project: string, job: string): Promise<boolean> {
  try {
    for await (const now of await client.jobs.watch({ job })) {
      changeAddition(project, job, { now, ...(now.error && { trouble: troubleOf(now.error) }) });
      if (isOver(now)) break;
    }
    const report = await client.photos.report({ job });
    if (report) changeAddition(project, job, { report });
    return true;
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble.code === 'connection-lost') return false;
    changeAddition(project, job, { trouble });
    return true;
  }
}
