import type { Client } from '../../transport/client.ts';
import { followJob, listenToEnd } from '../to-end.ts';
import { troubleOf } from '../trouble.ts';
import { changeAddition, noteAddition } from './additions.ts';

/** Follows an addition to its end and fetches its report. */
export async function followAddition(client: Client, project: string, job: string): Promise<void> {
  noteAddition(project, { job, sending: { sent: 0, bytes: 0 }, refused: [] });
  try {
    await followJob(client, job, (now) =>
      changeAddition(project, job, { now, ...(now.error && { trouble: troubleOf(now.error) }) }),
    );
    await listenToEnd(async () => {
      const report = await client.photos.report({ job });
      if (report) changeAddition(project, job, { report });
      return true;
    });
  } catch (error) {
    changeAddition(project, job, { trouble: troubleOf(error) });
  }
}
